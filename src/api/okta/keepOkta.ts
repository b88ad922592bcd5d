import { failed, type Fault, type Result } from '../../domain/fault/Fault';
import { readOktaUrl } from '../../domain/connection/oktaUrl';
import { changeSettings } from '../connect/changeSettings';
import { OKTA_TOKEN_FIELD } from '../connect/pluginSettings';
import { pause } from '../transport/pause';
import { send } from '../transport/send';
import { listOktaGroups } from './listOktaGroups';

export interface OktaToKeep {
  /** As somebody wrote it. */
  url: string;
  /** An API token of Okta's. */
  token: string;
}

/** Grafana keeps decrypted secrets by a time that has whole seconds; two saves within one can leave the older one. */
const NEXT_SECOND_MS = 1100;

/**
 * Stores address and token, and proves them by reading a group through the plugin proxy. What cannot be proved is not
 * kept, and neither is what stood there before: its token went with it.
 */
export async function keepOkta({ url, token }: OktaToKeep): Promise<Result<void>> {
  const read = readOktaUrl(url);
  if (!read.ok) {
    return failed(invalid(read.problem));
  }
  const secret = token.trim().replace(/^SSWS\s+/i, '');
  if (!/^[\x21-\x7e]+$/.test(secret)) {
    return failed(invalid('A token is one word of letters and digits.'));
  }
  const store = () => changeSettings({ oktaUrl: read.url }, { [OKTA_TOKEN_FIELD]: secret });
  const stored = await store();
  if (!stored.ok) {
    return stored;
  }
  const proved = await prove(store);
  if (!proved.ok) {
    await forgetOkta();
  }
  return proved;
}

async function prove(store: () => Promise<Result<unknown>>): Promise<Result<void>> {
  const first = await proof();
  if (first.ok || first.fault.kind !== 'unauthorized') {
    return first;
  }
  await pause(NEXT_SECOND_MS);
  const again = await store();
  return again.ok ? proof() : again;
}

async function proof(): Promise<Result<void>> {
  const page = await send(listOktaGroups, { limit: 1 });
  return page.ok ? { ok: true, value: undefined } : page;
}

/** Takes address and token out of the settings. */
export async function forgetOkta(): Promise<Result<void>> {
  const forgotten = await changeSettings({ oktaUrl: undefined }, { [OKTA_TOKEN_FIELD]: '' });
  return forgotten.ok ? { ok: true, value: undefined } : forgotten;
}

const invalid = (detail: string): Fault => ({ kind: 'invalid', operation: listOktaGroups.id, detail });
