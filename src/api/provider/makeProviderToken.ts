import { ok, type Result } from '../../domain/fault/Fault';
import { createToken } from '../grafana/createToken';
import { send } from '../transport/send';

export interface ProviderTokenInput {
  accountId: number;
  /** Unique within the organisation. */
  name: string;
  secondsToLive: number;
}

export interface ProviderToken {
  id: number;
  name: string;
  /** SECURITY: shown once, to be pasted at the identity provider; kept nowhere. */
  key: string;
  /** ISO 8601. */
  expiresAt: string;
}

const MS_PER_SECOND = 1000;

/** Makes a token for the identity provider's account, as the signed-in person. */
export async function makeProviderToken(input: ProviderTokenInput): Promise<Result<ProviderToken>> {
  const madeAtMs = Date.now();
  const made = await send(createToken, input);
  return made.ok
    ? ok({ ...made.value, expiresAt: new Date(madeAtMs + input.secondsToLive * MS_PER_SECOND).toISOString() })
    : made;
}
