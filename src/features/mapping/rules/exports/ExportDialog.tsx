import { useState } from 'react';
import { t } from '@grafana/i18n';
import { RadioButtonGroup, Stack } from '@grafana/ui';
import { useStack } from '../../../../api/queries/useStack';
import { TerraformExport } from './TerraformExport';
import { YamlExport } from './YamlExport';
import { Dialog } from '../../../../ui/Dialog';

type Format = 'yaml' | 'terraform';

interface ExportDialogProps {
  text: string;
  today: string;
  onDismiss: () => void;
}

/** The rules as files for those who keep Grafana's configuration as code. */
export function ExportDialog({ text, today, onDismiss }: ExportDialogProps) {
  const [format, setFormat] = useState<Format>('yaml');
  const { namespace } = useStack();
  const title = t('mapping.export.title', 'Export the rules');
  return (
    <Dialog title={title} onDismiss={onDismiss}>
      <Stack direction="column" gap={2}>
        <RadioButtonGroup<Format>
          aria-label={t('mapping.export.format', 'Format')}
          value={format}
          onChange={setFormat}
          options={[
            { value: 'yaml', label: t('mapping.export.yaml', 'Provisioning file') },
            { value: 'terraform', label: t('mapping.export.terraform', 'Terraform') },
          ]}
        />
        {format === 'yaml' ? (
          <YamlExport text={text} namespace={namespace} />
        ) : (
          <TerraformExport text={text} today={today} />
        )}
      </Stack>
    </Dialog>
  );
}
