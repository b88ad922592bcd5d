import { t } from '@grafana/i18n';
import { Alert, Button, Stack } from '@grafana/ui';
import type { ProviderToken } from '../../../api/queries/useMakeProviderToken';
import type { Preset } from '../../../domain/presets/preset';
import { CopyField } from '../../../ui/CopyField';
import { PastePlaces } from './PastePlaces';

interface KeyToPasteProps {
  token: ProviderToken;
  preset: Preset | undefined;
  onDone: () => void;
}

/** The key of a new token, for as long as this stands, and where it goes. */
export function KeyToPaste({ token, preset, onDone }: KeyToPasteProps) {
  return (
    <Alert
      severity="warning"
      bottomSpacing={0}
      title={t('configuration.tokens.key.title', 'Copy the key now: it is shown once, and only here')}
    >
      <Stack direction="column" gap={1} alignItems="stretch">
        <CopyField label={t('configuration.tokens.key.label', 'New token')} value={token.key} />
        <PastePlaces preset={preset} />
        <div>
          <Button variant="secondary" size="sm" onClick={onDone}>
            {t('configuration.tokens.key.done', 'I have pasted it')}
          </Button>
        </div>
      </Stack>
    </Alert>
  );
}
