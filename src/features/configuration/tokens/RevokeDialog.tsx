import { t } from '@grafana/i18n';
import { Alert, Text } from '@grafana/ui';
import { useRotationRevoke } from '../../../api/queries/useRotationRevoke';
import { hasExpired } from '../../../domain/tokens/liveTokens';
import { type OldTokenUse, rotationOf } from '../../../domain/tokens/rotation';
import type { ServiceAccount, ServiceAccountToken } from '../../../domain/tokens/serviceAccount';
import { ConfirmChange } from '../../../ui/ConfirmChange';
import { DisplayName } from '../../../ui/DisplayName';
import { TimeAgo } from '../../../ui/TimeAgo';
import { oldUseWords } from './oldUseWords';
import type { RevokeRequest } from './useRevokeDialog';

interface RevokeDialogProps extends RevokeRequest {
  onClose: () => void;
}

/** Says what still uses a token, and revokes it. */
export function RevokeDialog({ account, token, isOwn, revocation, nowMs, onClose }: RevokeDialogProps) {
  const { mutate, isPending, error } = useRotationRevoke();
  const use = sinceNewest(account, token, nowMs);
  const isStillUsed = revocation === 'in-use' && use === 'still';
  return (
    <ConfirmChange
      title={t('configuration.tokens.revoke.title', 'Revoke a token')}
      confirmText={t('configuration.tokens.revoke.button', 'Revoke')}
      isDestructive
      typedWords={isStillUsed ? t('configuration.tokens.revoke.words', 'revoke') : undefined}
      isBusy={isPending}
      fault={error}
      onConfirm={() =>
        mutate({ accountId: account.id, tokenId: token.id, isOwn, shown: revocation }, { onSuccess: onClose })
      }
      onDismiss={onClose}
    >
      <p>
        <DisplayName name={token.name} /> <Text color="secondary">({account.name})</Text>
      </p>
      {use && revocation === 'in-use' && (
        <Alert
          severity={isStillUsed ? 'error' : 'warning'}
          bottomSpacing={0}
          title={
            isStillUsed
              ? t('configuration.tokens.revoke.still', 'Something still uses this token')
              : t('configuration.tokens.revoke.recently', 'This token was used since the new one was made')
          }
        >
          {oldUseWords(use)} {t('configuration.tokens.revoke.last-use', 'Last use:')}{' '}
          {token.lastUsedAt && <TimeAgo iso={token.lastUsedAt} />}
        </Alert>
      )}
      <p>
        {hasExpired(token, nowMs)
          ? t('configuration.tokens.revoke.expired', 'It has expired, so nothing can use it any more.')
          : t('configuration.tokens.revoke.effect', 'It stops working at once, and this cannot be undone.')}
      </p>
    </ConfirmChange>
  );
}

function sinceNewest(account: ServiceAccount, { id }: ServiceAccountToken, nowMs: number): OldTokenUse | undefined {
  const rotation = rotationOf(account.tokens ?? [], nowMs);
  return 'old' in rotation ? rotation.old.find(({ token }) => token.id === id)?.use : undefined;
}
