import { type DragEvent, type FormEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Field, Stack, Text, TextArea, useStyles2 } from '@grafana/ui';
import { useWork } from '../../../api/queries/useWork';
import { readProviderGroups } from '../../../domain/mapping/readProviderGroups';
import { BulletList } from '../../../ui/BulletList';
import { DisplayName } from '../../../ui/DisplayName';
import { Loading } from '../../../ui/Loading';
import type { ProviderList } from './providerList';
import { MAX_FILE_BYTES, readFile } from './readFile';

interface Given {
  text: string;
  /** Of a file, or of pasted text that is too long for a field. */
  name?: string;
}

const NOTHING: Given = { text: '' };
/** A field with more than this in it holds up every key. */
const MAX_IN_FIELD = 50_000;
const ROWS = 6;

/** A list that somebody exported: pasted, dropped or chosen. */
export function ListSource({ onList }: { onList: (list: ProviderList | undefined) => void }) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const [given, setGiven] = useState(NOTHING);
  const [refusal, setRefusal] = useState<string>();
  const isReading = useGroupsOf(given.text, onList);

  const take = async (file: File | undefined) => {
    if (!file) {
      return;
    }
    const text = file.size > MAX_FILE_BYTES ? undefined : await readFile(file);
    setGiven(text === undefined ? NOTHING : { text, name: file.name });
    setRefusal(text ? undefined : refusalOf(file.size));
  };
  const type = (text: string) => {
    setRefusal(undefined);
    setGiven(text.length > MAX_IN_FIELD ? { text, name: t('mapping.before.pasted', 'Pasted text') } : { text });
  };
  const { isOver, ...dropping } = useDropping((file) => void take(file));
  return (
    <div className={cx(styles.source, isOver && styles.over)} {...dropping}>
      <Field
        noMargin
        label={t('mapping.before.list', 'List of groups')}
        description={t(
          'mapping.before.list-hint',
          'Paste CSV, JSON or one name a line, or drop a file here. Nothing of it leaves this browser.'
        )}
        htmlFor={id}
      >
        <TextArea
          id={id}
          rows={ROWS}
          value={given.name === undefined ? given.text : ''}
          onChange={({ currentTarget }) => type(currentTarget.value)}
        />
      </Field>
      <Stack direction="row" gap={1} wrap="wrap" alignItems="center">
        <FileButton onFile={(file) => void take(file)} />
        {given.text !== '' && (
          <Button variant="secondary" fill="outline" icon="times" onClick={() => type('')}>
            <Trans i18nKey="mapping.before.clear-list">Clear</Trans>
          </Button>
        )}
        {given.name !== undefined && (
          <Text color="secondary">
            <DisplayName name={given.name} />
          </Text>
        )}
      </Stack>
      {refusal && <Alert severity="error" title={refusal} />}
      {isReading && <Loading text={t('mapping.before.reading', 'Reading the list')} />}
      {given.text === '' && <WhereFrom />}
    </div>
  );
}

/** Hands the groups of a text over whenever it changes. */
function useGroupsOf(text: string, onList: (list: ProviderList | undefined) => void): boolean {
  const deferred = useDeferredValue(text);
  const make = useMemo(() => (deferred === '' ? undefined : () => readProviderGroups(deferred)), [deferred]);
  const { value, isRunning } = useWork(make);
  const list = make && value;
  useEffect(() => onList(list), [list, onList]);
  return isRunning && text.length > MAX_IN_FIELD;
}

function refusalOf(bytes: number): string {
  if (bytes === 0) {
    return t('mapping.before.empty-file', 'The file is empty');
  }
  return bytes > MAX_FILE_BYTES
    ? t('mapping.before.too-large', 'The file is larger than 10 MB')
    : t('mapping.before.unreadable', 'The browser could not read this file');
}

function FileButton({ onFile }: { onFile: (file: File | undefined) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const onChange = ({ currentTarget }: FormEvent<HTMLInputElement>) => {
    const file = currentTarget.files?.[0];
    currentTarget.value = '';
    onFile(file);
  };
  return (
    <>
      <Button variant="secondary" icon="file-alt" onClick={() => field.current?.click()}>
        <Trans i18nKey="mapping.before.choose">Choose a file</Trans>
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        accept=".csv,.json,.txt,text/csv,application/json,text/plain"
        aria-label={t('mapping.before.file', 'File with groups')}
        onChange={onChange}
      />
    </>
  );
}

/** A file dropped anywhere on an element. */
function useDropping(onFile: (file: File | undefined) => void) {
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      onFile(event.dataTransfer.files[0]);
    },
  };
}

function WhereFrom() {
  return (
    <div>
      <Text color="secondary" element="p">
        <Trans i18nKey="mapping.before.where">Where to get one:</Trans>
      </Text>
      <BulletList>
        <li>
          <Trans i18nKey="mapping.before.where-entra">
            Microsoft Entra admin centre: Groups, All groups, Download groups. Its object ids tell renamed groups.
          </Trans>
        </li>
        <li>
          <Trans i18nKey="mapping.before.where-graph">
            Microsoft Graph: the answer of GET /v1.0/groups with id and displayName.
          </Trans>
        </li>
        <li>
          <Trans i18nKey="mapping.before.where-other">
            Anything else: a table with a column called displayName or name, or one name a line.
          </Trans>
        </li>
      </BulletList>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  source: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    outline: `${theme.spacing(0.25)} dashed transparent`,
    outlineOffset: theme.spacing(0.5),
    borderRadius: theme.shape.radius.default,
  }),
  over: css({ outlineColor: theme.colors.primary.border }),
});
