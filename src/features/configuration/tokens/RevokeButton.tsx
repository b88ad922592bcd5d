import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import { useStack } from '../../../api/queries/useStack';
import { revocationOf } from '../../../domain/tokens/rotation';
import type { ServiceAccount, ServiceAccountToken } from '../../../domain/tokens/serviceAccount';
import type { AccountUse } from '../../../domain/tokens/TokenFinding';
import type { RevokeRequest } from './RevokeDialog';

interface RevokeButtonProps {
  account: ServiceAccount;
  token: ServiceAccountToken;
  use: AccountUse;
  nowMs: number;
  onAsk: (request: RevokeRequest) => void;
}

/** Offers to revoke a token where nothing depends on it, or where the person can be told what does. */
export function RevokeButton({ account, token, use, nowMs, onAsk }: RevokeButtonProps) {
  const { can } = useStack();
  const revocation = revocationOf(token, { tokens: account.tokens ?? [], use, nowMs });
  if (revocation === 'refused' || !can.write) {
    return null;
  }
  return (
    <Button
      variant="secondary"
      size="sm"
      icon="trash-alt"
      aria-label={t('configuration.tokens.revoke.label', 'Revoke {{name}}', {
        name: token.name,
        interpolation: { escapeValue: false },
      })}
      onClick={() => onAsk({ account, token, use, revocation, nowMs })}
    >
      {t('configuration.tokens.revoke.button', 'Revoke')}
    </Button>
  );
}
