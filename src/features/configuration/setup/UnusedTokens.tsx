import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Stack, Text } from '@grafana/ui';
import { useRevokeToken } from '../../../api/queries/useRevokeToken';
import type { ServiceAccountToken } from '../../../domain/tokens/serviceAccount';
import { DisplayName } from '../../../ui/DisplayName';
import { FaultAlert } from '../../../ui/FaultAlert';
import { TimeAgo } from '../../../ui/TimeAgo';

interface UnusedTokensProps {
  accountId: number;
  tokens: readonly ServiceAccountToken[];
}

/** Tokens that work and that nothing has used: pasted a moment ago, or lost. */
export function UnusedTokens({ accountId, tokens }: UnusedTokensProps) {
  const revoke = useRevokeToken();
  return (
    <Alert
      severity="info"
      bottomSpacing={0}
      title={t('configuration.setup.token.unused', 'Nothing has used this token yet', {
        count: tokens.length,
        defaultValue_other: 'Nothing has used these tokens yet',
      })}
    >
      <Stack direction="column" gap={1}>
        <span>
          <Trans i18nKey="configuration.setup.token.unused-why">
            A token is shown only once, so it cannot be shown again here. If you did not store it, create another one
            and revoke this one.
          </Trans>
        </span>
        {tokens.map(({ id, name, createdAt }) => (
          <Stack key={id} alignItems="center" wrap="wrap" gap={1}>
            <DisplayName name={name} />
            <Text color="secondary">
              <TimeAgo iso={createdAt} />
            </Text>
            <Button
              variant="destructive"
              fill="outline"
              size="sm"
              disabled={revoke.isPending}
              aria-label={t('configuration.setup.token.revoke-name', 'Revoke {{name}}', {
                name,
                interpolation: { escapeValue: false },
              })}
              onClick={() => revoke.mutate({ accountId, tokenId: id })}
            >
              <Trans i18nKey="configuration.setup.token.revoke">Revoke</Trans>
            </Button>
          </Stack>
        ))}
        {revoke.error && <FaultAlert fault={revoke.error} />}
      </Stack>
    </Alert>
  );
}
