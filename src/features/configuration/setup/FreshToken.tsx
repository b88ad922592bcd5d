import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Stack } from '@grafana/ui';
import type { ProviderToken } from '../../../api/queries/useMakeProviderToken';
import { CopyField } from '../../../ui/CopyField';
import { TimeAgo } from '../../../ui/TimeAgo';

interface FreshTokenProps {
  token: ProviderToken;
  onDone: () => void;
}

/** The key of a token, for as long as the guide stands open. */
export function FreshToken({ token: { key, name, expiresAt }, onDone }: FreshTokenProps) {
  return (
    <Alert
      severity="warning"
      bottomSpacing={0}
      title={t('configuration.setup.token.once', 'Copy the token now: it is shown only this once')}
    >
      <Stack direction="column" gap={1}>
        <span>
          <Trans i18nKey="configuration.setup.token.once-why">
            Grafana keeps no copy of it. When you leave this tab or this page it is gone; then create another one and
            revoke this one.
          </Trans>
        </span>
        <CopyField
          label={t('configuration.setup.token.key', 'Token “{{name}}”', {
            name,
            interpolation: { escapeValue: false },
          })}
          value={key}
        />
        <span>
          <Trans i18nKey="configuration.setup.token.expires">It expires</Trans> <TimeAgo iso={expiresAt} />.
        </span>
        <div>
          <Button variant="secondary" size="sm" onClick={onDone}>
            <Trans i18nKey="configuration.setup.token.hide">I have stored it: hide it</Trans>
          </Button>
        </div>
      </Stack>
    </Alert>
  );
}
