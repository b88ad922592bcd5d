import { useId, useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Button, Field, Input } from '@grafana/ui';
import { useStack } from '../../../api/queries/useStack';
import { tokenLifetimeSeconds } from '../../../domain/connection/lifetime';
import { busyIcon } from '../../../ui/busyIcon';
import { FaultAlert } from '../../../ui/FaultAlert';
import type { ProviderTokenState } from './useProviderToken';

interface TokenFormProps {
  accountId: number;
  presetId: string;
  token: ProviderTokenState;
}

const SECONDS_PER_DAY = 86_400;
const LONGEST_DAYS = 365;

/** Name and lifetime of a new token; never longer than the server allows. */
export function TokenForm({ accountId, presetId, token }: TokenFormProps) {
  const { can, tokenExpirationDayLimit } = useStack();
  const id = useId();
  const [name, setName] = useState(() => `${presetId}-scim-${new Date().toISOString()}`);
  const [typed, setDays] = useState(() => `${tokenLifetimeSeconds(tokenExpirationDayLimit) / SECONDS_PER_DAY}`);
  const most = Math.min(tokenExpirationDayLimit ?? LONGEST_DAYS, LONGEST_DAYS);
  const days = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : NaN;
  const isValid = days >= 1 && days <= most;
  return (
    <>
      <Field noMargin htmlFor={`${id}-name`} label={t('configuration.setup.token.name', 'Name of the token')}>
        <Input
          id={`${id}-name`}
          width={40}
          value={name}
          disabled={token.isMaking}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </Field>
      <Field
        noMargin
        htmlFor={`${id}-days`}
        label={t('configuration.setup.token.days', 'Lifetime in days')}
        description={
          tokenExpirationDayLimit === undefined
            ? t(
                'configuration.setup.token.days-about',
                'After that the provider needs a new one. 90 days are a good habit.'
              )
            : t('configuration.setup.token.days-limit', 'This Grafana allows {{limit}} days at most.', {
                limit: tokenExpirationDayLimit,
              })
        }
        invalid={!isValid}
        error={t('configuration.setup.token.days-wrong', 'Write a number of days from 1 to {{most}}.', { most })}
      >
        <Input
          id={`${id}-days`}
          width={12}
          inputMode="numeric"
          value={typed}
          disabled={token.isMaking}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
      </Field>
      {token.fault && (
        <FaultAlert fault={token.fault} title={t('configuration.setup.token.failed', 'The token was not created')} />
      )}
      <div>
        <Button
          icon={busyIcon(token.isMaking, 'key-skeleton-alt')}
          disabled={token.isMaking || !isValid || name.trim() === '' || !can.write}
          onClick={() => token.make({ accountId, name: name.trim(), secondsToLive: days * SECONDS_PER_DAY })}
        >
          <Trans i18nKey="configuration.setup.token.create">Create the token</Trans>
        </Button>
      </div>
    </>
  );
}
