import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import { isTokenName, tokenLifetimeSeconds, tokenName } from '../../domain/connection/lifetime';
import { createToken } from '../grafana/createToken';
import { deleteToken } from '../grafana/deleteToken';
import { findTokens } from '../grafana/listTokens';
import { savePluginSettings } from '../grafana/savePluginSettings';
import { send } from '../transport/send';
import { stack } from '../transport/stack';
import { settingsFault, type PluginSettings } from './pluginSettings';
import { ensureAccess } from './ensureAccess';
import { ensureAccount, type OwnAccount } from './ensureAccount';
import { proveToken, type TokenToProve } from './proveToken';
import { storeConnection } from './storeConnection';
import { runStep, type OnStep, type StepEnd } from './steps';

export interface ConnectInput {
  /** Defaults to this Grafana's own address and namespace. */
  grafanaUrl?: string;
  namespace?: string;
  onStep?: OnStep;
}

export interface ConnectOutcome {
  settings: PluginSettings;
  serviceAccountLogin: string;
  /** ISO 8601; absent when the token never expires. */
  tokenExpiresAt?: string;
}

const MS_PER_SECOND = 1000;

/**
 * The whole of the first connection, and of replacing a token. Each step looks at what is there before it acts, so
 * a run that was interrupted is continued by running it again. A token that was certainly not stored is deleted:
 * nothing else knows its key. Older ones are deleted only when the new one was seen at work through the plugin proxy.
 */
export async function connect({ onStep = () => undefined, ...input }: ConnectInput): Promise<Result<ConnectOutcome>> {
  const { appUrl, namespace, isEnterprise, tokenExpirationDayLimit } = stack();
  const target = { grafanaUrl: input.grafanaUrl ?? appUrl, namespace: input.namespace ?? namespace };
  const fault = settingsFault(target);
  if (fault) {
    return failed(fault);
  }
  const account = await runStep('account', onStep, ensureAccount);
  if (!account.ok) {
    return account;
  }
  const access = await runStep('access', onStep, () => ensureAccess(account.value.id, isEnterprise));
  if (!access.ok) {
    return access;
  }
  const secondsToLive = tokenLifetimeSeconds(tokenExpirationDayLimit);
  const token = await runStep('token', onStep, () => makeToken(account.value, secondsToLive));
  if (!token.ok) {
    return token;
  }
  const { key, id: tokenId, madeAtMs } = token.value;
  const store = () => storeConnection({ ...target, account: account.value, key });
  const settings = await runStep('store', onStep, async () => stored(await store()));
  if (!settings.ok) {
    if (!mayBeStored(settings.fault)) {
      await send(deleteToken, { accountId: account.value.id, tokenId });
    }
    return settings;
  }
  const made = { account: account.value, tokenId };
  const proved = await runStep('prove', onStep, async () => stored(await proveToken(made, store)));
  if (!proved.ok) {
    return proved;
  }
  const cleaned = await runStep('clean-up', onStep, () => deleteOthers(made, store));
  return cleaned.ok
    ? ok({
        settings: settings.value,
        serviceAccountLogin: account.value.login,
        tokenExpiresAt: new Date(madeAtMs + secondsToLive * MS_PER_SECOND).toISOString(),
      })
    : cleaned;
}

const stored = <T>(result: Result<T>): Result<StepEnd<T>> => (result.ok ? ok({ value: result.value }) : result);

interface NewToken {
  id: number;
  key: string;
  madeAtMs: number;
}

async function makeToken({ id }: OwnAccount, secondsToLive: number): Promise<Result<StepEnd<NewToken>>> {
  const madeAtMs = Date.now();
  const made = await send(createToken, { accountId: id, name: tokenName(madeAtMs), secondsToLive });
  return made.ok ? ok({ value: { id: made.value.id, key: made.value.key, madeAtMs } }) : made;
}

/**
 * Deletes the other tokens that were made here: replaced ones, and those of interrupted runs, whose keys nobody has.
 * Afterwards the token is proved again: had the proxy still used a replaced one, it would only now fail.
 */
async function deleteOthers(made: TokenToProve, store: () => Promise<Result<unknown>>): Promise<Result<StepEnd<void>>> {
  const accountId = made.account.id;
  const tokens = await send(findTokens, { accountId });
  if (!tokens.ok) {
    return tokens;
  }
  const others = tokens.value.filter(({ id, name }) => id !== made.tokenId && isTokenName(name));
  if (others.length === 0) {
    return ok({ value: undefined, state: 'skipped' });
  }
  for (const { id: tokenId } of others) {
    const deleted = await send(deleteToken, { accountId, tokenId });
    if (!deleted.ok && !isGone(deleted.fault)) {
      return deleted;
    }
  }
  return stored(await proveToken(made, store));
}

/** A save whose answer was lost or broken may have happened: deleting that token could leave the proxy without any. */
const mayBeStored = ({ kind, operation }: Fault): boolean =>
  operation === savePluginSettings.id && ['network', 'unavailable', 'malformed'].includes(kind);

const isGone = ({ kind }: Fault): boolean => kind === 'not-found';
