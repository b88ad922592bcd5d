import { t, Trans } from '@grafana/i18n';
import { Alert, ClipboardButton, Stack } from '@grafana/ui';
import { ExportButton } from './RuleTools';
import { RuleWorkbench } from './RuleWorkbench';

/** Rules that a provisioning file holds: shown, not saved. */
export function ProvisionedRules({ text, today }: { text: string; today: string }) {
  return (
    <Stack direction="column" gap={2}>
      <Alert severity="info" title={t('mapping.provisioned.title', 'These rules come from a provisioning file')}>
        <Stack direction="column" gap={1} alignItems="flex-start">
          <Trans i18nKey="mapping.provisioned.body">
            They stand in the settings of this app (jsonData.mapping), which every Viewer of this organisation can read,
            and they win over rules saved here. Change the file to change them.
          </Trans>
          <Stack wrap="wrap">
            <ClipboardButton variant="secondary" icon="copy" getText={() => text}>
              {t('mapping.provisioned.copy', 'Copy as YAML')}
            </ClipboardButton>
            <ExportButton text={text} today={today} />
          </Stack>
        </Stack>
      </Alert>
      <RuleWorkbench text={text} today={today} />
    </Stack>
  );
}
