import { useId, useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Field, FileUpload, Stack, Text, TextArea } from '@grafana/ui';
import { runInSlices } from '../../../api/queries/runInSlices';
import { useChangeMigration } from '../../../api/queries/useMigration';
import { useStack } from '../../../api/queries/useStack';
import { type ProviderGroups, readProviderGroups } from '../../../domain/mapping/readProviderGroups';
import { keepGroups, type MigrationRecord } from '../../../domain/migration/migrationRecord';
import type { Team } from '../../../domain/organisation/organisation';
import { BulletList } from '../../../ui/BulletList';
import { FaultAlert } from '../../../ui/FaultAlert';

const MOST_BYTES = 10_000_000;

/** The provider's own list of groups, pasted or from a file, for the groups that have not come yet. */
export function ProviderList({ record, teams }: { record: MigrationRecord; teams: readonly Team[] }) {
  const { can } = useStack();
  const { mutate, isPending, error } = useChangeMigration();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [read, setRead] = useState<ProviderGroups>();
  const id = useId();
  const keep = async (list: string) => {
    const found = await runInSlices(readProviderGroups(list));
    setRead(found);
    const names = teams.map(({ name }) => name);
    if (found.groups.length > 0) {
      mutate(
        {
          change: (stored) => keepGroups(stored, found.groups, names),
          message: t('mapping.migration.log.list', 'List of the provider’s groups kept'),
        },
        { onSuccess: () => setText('') }
      );
    }
  };
  const take = async (file: File | undefined) => {
    if (file && file.size > MOST_BYTES) {
      setRead({
        groups: [],
        problems: [{ line: 1, message: t('mapping.migration.list-large', 'The file is larger than 10 MB.') }],
      });
    } else if (file) {
      await keep(await file.text());
    }
  };
  const isLocked = !can.write || isPending;
  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      <Stack alignItems="center" wrap="wrap" gap={1}>
        <Button variant="secondary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Trans i18nKey="mapping.migration.list">The provider’s list of groups</Trans>
        </Button>
        <Text color="secondary">
          {t('mapping.migration.list-count', '{{count, number}} groups are kept', {
            count: record.groups.length,
            defaultValue_one: '{{count, number}} group is kept',
          })}
        </Text>
      </Stack>
      {isOpen && (
        <>
          <Field
            noMargin
            htmlFor={id}
            label={t('mapping.migration.list-label', 'One name a line, CSV with a column displayName, or JSON')}
            description={t(
              'mapping.migration.list-hint',
              'Of Entra, Okta or any other. It is kept with the migration, where only administrators see it.'
            )}
          >
            <TextArea
              id={id}
              rows={6}
              cols={60}
              value={text}
              disabled={isLocked}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
            />
          </Field>
          <Stack wrap="wrap" gap={1}>
            <Button
              disabled={isLocked || text.trim() === ''}
              icon={isPending ? 'spinner' : undefined}
              onClick={() => void keep(text)}
            >
              <Trans i18nKey="mapping.migration.list-use">Use this list</Trans>
            </Button>
            <FileUpload
              size="md"
              accept=".csv,.json,.txt"
              onFileUpload={({ currentTarget }) => void take(currentTarget.files?.[0])}
            >
              {t('mapping.migration.list-file', 'Choose a file')}
            </FileUpload>
          </Stack>
        </>
      )}
      {read && read.problems.length > 0 && (
        <Alert
          severity={read.groups.length > 0 ? 'warning' : 'error'}
          title={t('mapping.migration.list-problems', 'Not all of the list could be used')}
        >
          <BulletList max={10}>
            {read.problems.map(({ line, message }) => (
              <li key={`${line} ${message}`}>
                {t('mapping.migration.list-line', 'Line {{line}}', { line })}: <bdi>{message}</bdi>
              </li>
            ))}
          </BulletList>
        </Alert>
      )}
      {error && <FaultAlert fault={error} title={t('mapping.migration.not-kept', 'It could not be kept')} />}
    </Stack>
  );
}
