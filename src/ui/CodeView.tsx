import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, ClipboardButton, Stack, TextArea, useStyles2 } from '@grafana/ui';
import { saveFile } from './saveFile';

/** The content of a file, to be looked at, copied or saved. */
export function CodeView({ fileName, text }: { fileName: string; text: string }) {
  const styles = useStyles2(getStyles);
  return (
    <Stack direction="column" gap={1}>
      <TextArea
        readOnly
        rows={16}
        className={styles.code}
        aria-label={t('ui.code.content', 'Content of {{file}}', { file: fileName })}
        value={text}
      />
      <Stack wrap="wrap">
        <ClipboardButton variant="secondary" icon="copy" getText={() => text}>
          {t('ui.code.copy', 'Copy')}
        </ClipboardButton>
        <Button variant="secondary" icon="download-alt" onClick={() => saveFile(fileName, 'text/plain', [text])}>
          {t('ui.code.download', 'Download {{file}}', { file: fileName })}
        </Button>
      </Stack>
    </Stack>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  code: css({ fontFamily: theme.typography.fontFamilyMonospace, whiteSpace: 'pre', overflow: 'auto' }),
});
