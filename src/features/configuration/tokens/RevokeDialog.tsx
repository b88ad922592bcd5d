import { t } from '@grafana/i18n';
import { Alert, Text } from '@grafana/ui';
import { useRotationRevoke } from '../../../api/queries/useRotationRevoke';
import { hasExpired } from '../../../domain/tokens/liveTokens';
import { type OldTokenUse, type Revocation, rotationOf } from '../../../domain/tokens/rotation';
import type { ServiceAccount, ServiceAccountToken } from '../../../domain/tokens/serviceAccount';
import type { AccountUse } from '../../../domain/tokens/TokenFinding';
import { ConfirmChange } from '../../../ui/ConfirmChange';
import { DisplayName } from '../../../ui/DisplayName';
import { TimeAgo } from '../../../ui/TimeAgo';
import { oldUseWords } from './oldUseWords';

/** A token that somebody wants to revoke, as it stood when they asked: reading again does not change the question. */
export interface RevokeRequest {
  account: ServiceAccount;
  token: ServiceAccountToken;
  use: AccountUse;
  revocation: Revocation;
  nowMs: number;
}

interface RevokeDialogProps extends RevokeRequest {
  onClose: () => void;
}

/** Says what still uses a token, and revokes it. */
export function RevokeDialog({ account, token, use, revocation, nowMs, onClose }: RevokeDialogProps) {
  const { mutate, isPending, error } = useRotationRevoke();
  const since = sinceNewest(account, token, nowMs);
  return (
    <ConfirmChange
      title={t('configuration.tokens.revoke.title', 'Revoke a token')}
      confirmText={t('configuration.tokens.revoke.button', 'Revoke')}
      isDestructive
      typedWords={
        revocation === 'in-use' && since !== 'recently' ? t('configuration.tokens.revoke.words', 'revoke') : undefined
      }
      isBusy={isPending}
      fault={error}
      onConfirm={() =>
        mutate({ accountId: account.id, tokenId: token.id, use, shown: revocation }, { onSuccess: onClose })
      }
      onDismiss={onClose}
    >
      <p>
        <DisplayName name={token.name} /> <Text color="secondary">({account.name})</Text>
      </p>
      {revocation === 'in-use' && <UseWarning token={token} since={since} />}
      <p>
        {hasExpired(token, nowMs)
          ? t('configuration.tokens.revoke.expired', 'It has expired, so nothing can use it any more.')
          : t('configuration.tokens.revoke.effect', 'It stops working at once, and this cannot be undone.')}
      </p>
    </ConfirmChange>
  );
}

function UseWarning({ token, since }: { token: ServiceAccountToken; since: OldTokenUse | undefined }) {
  return (
    <Alert severity={since === 'still' ? 'error' : 'warning'} bottomSpacing={0} title={warningTitle(since)}>
      {since && oldUseWords(since)} {t('configuration.tokens.revoke.last-use', 'Last use:')}{' '}
      {token.lastUsedAt && <TimeAgo iso={token.lastUsedAt} />}
    </Alert>
  );
}

function warningTitle(since: OldTokenUse | undefined): string {
  switch (since) {
    case 'still':
      return t('configuration.tokens.revoke.still', 'Something still uses this token');
    case 'recently':
      return t('configuration.tokens.revoke.recently', 'This token was used since the new one was made');
    default:
      return t('configuration.tokens.revoke.unused', 'Whatever uses this token seldom would stop working');
  }
}

function sinceNewest(account: ServiceAccount, { id }: ServiceAccountToken, nowMs: number): OldTokenUse | undefined {
  const rotation = rotationOf(account.tokens ?? [], nowMs);
  return 'old' in rotation ? rotation.old.find(({ token }) => token.id === id)?.use : undefined;
}
