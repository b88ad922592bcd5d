import { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, ClipboardButton, RadioButtonGroup, Stack, Text, TextArea, useStyles2 } from '@grafana/ui';
import type { Connection } from '../../../api/queries/useConnection';
import { CODE_FORMATS, type CodeFormat, type CodeFormatId } from '../../../domain/asCode';
import { BulletList } from '../../../ui/BulletList';
import { saveFile } from '../../../ui/saveFile';
import { Section } from '../../../ui/Section';
import { choicesOf } from './choicesOf';
import type { SetUp } from './useSetUp';

interface AsCodeSectionProps {
  setUp: SetUp;
  connection: Connection;
}

/** What was chosen, to be kept beside the rest of the infrastructure. */
export function AsCodeSection({ setUp, connection }: AsCodeSectionProps) {
  const styles = useStyles2(getStyles);
  const [id, setId] = useState<CodeFormatId>('ini');
  const choices = choicesOf(setUp.facts, connection);
  const format: CodeFormat = CODE_FORMATS.find((one) => one.id === id) ?? CODE_FORMATS[0];
  const label = t('configuration.code.title', 'Take it away as code');
  return (
    <Section
      title={label}
      subtitle={t('configuration.code.subtitle', 'As things stand in Grafana now. No secret is part of it.')}
    >
      {choices === undefined ? (
        <Text color="secondary">
          <Trans i18nKey="configuration.code.unknown">
            The three switches could not be read, so there is nothing to write down yet.
          </Trans>
        </Text>
      ) : (
        <>
          <div className={styles.formats}>
            <RadioButtonGroup<CodeFormatId>
              aria-label={label}
              value={id}
              onChange={setId}
              options={CODE_FORMATS.map((one) => ({ value: one.id, label: one.name }))}
            />
          </div>
          <BulletList>
            {format.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </BulletList>
          <TextArea
            readOnly
            rows={16}
            className={styles.code}
            aria-label={t('configuration.code.content', 'Content of {{file}}', { file: format.fileName })}
            value={format.write(choices)}
          />
          <Stack>
            <ClipboardButton variant="secondary" icon="copy" getText={() => format.write(choices)}>
              {t('ui.copy.button', 'Copy')}
            </ClipboardButton>
            <Button
              variant="secondary"
              icon="download-alt"
              onClick={() => saveFile(format.fileName, 'text/plain', [format.write(choices)])}
            >
              {t('configuration.code.download', 'Download {{file}}', { file: format.fileName })}
            </Button>
          </Stack>
        </>
      )}
    </Section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  formats: css({ overflowX: 'auto' }),
  code: css({ fontFamily: theme.typography.fontFamilyMonospace, whiteSpace: 'pre' }),
});
