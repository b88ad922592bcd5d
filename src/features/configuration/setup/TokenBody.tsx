import { t, Trans } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import { useState } from 'react';
import { liveTokens } from '../../../domain/tokens/liveTokens';
import { FreshToken } from './FreshToken';
import type { StepBodyProps } from './StepBody';
import { TokenForm } from './TokenForm';
import { UnusedTokens } from './UnusedTokens';

/** Makes the provider's token, shows its key once, and helps whoever lost it. */
export function TokenBody({ step: { state }, setUp: { facts }, token }: StepBodyProps) {
  const [isAsked, setAsked] = useState(false);
  const account = facts.provider.known ? facts.provider.value?.account : undefined;
  if (!account || state === 'blocked') {
    return null;
  }
  const unused = liveTokens(account.tokens ?? [], facts.nowMs).filter(
    ({ id, lastUsedAt }) => lastUsedAt === undefined && id !== token.fresh?.id
  );
  if (token.fresh) {
    return <FreshToken token={token.fresh} onDone={token.forget} />;
  }
  return (
    <>
      {unused.length > 0 && <UnusedTokens accountId={account.id} tokens={unused} />}
      {isAsked || state === 'next' || state === 'failed' ? (
        <TokenForm accountId={account.id} presetId={facts.preset.id} token={token} />
      ) : (
        <div>
          <Button variant="secondary" size="sm" onClick={() => setAsked(true)}>
            {unused.length > 0 ? (
              <Trans i18nKey="configuration.setup.token.lost">I have lost it: create another</Trans>
            ) : (
              t('configuration.setup.token.another', 'Create another token')
            )}
          </Button>
        </div>
      )}
    </>
  );
}
