import type { Target } from './connectTo';

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

const CONNECTOR = /\/apis\/scim\.grafana\.app\/v0alpha1\/namespaces\/[^/]+\/?$/;

interface Options {
  send: NonNullable<Target['send']>;
  /** Whoever plays says that nobody works there. */
  isTestStack: boolean;
}

/** Rejects with a sentence unless people and groups may be made at this address: in a sandbox, or where told so. */
export async function allowTarget(address: string, { send, isTestStack }: Options): Promise<void> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !CONNECTOR.test(url.pathname)) {
    throw new Error(
      `${address} is not a connector URL: it ends in /apis/scim.grafana.app/v0alpha1/namespaces/<namespace>.`
    );
  }
  const isHere = LOOPBACK.test(url.hostname);
  if (isHere && (await isSandbox(url, send))) {
    return;
  }
  if (!isTestStack) {
    throw new Error(
      `${url.host} is not a sandbox. This makes a person and a group there; if nobody works on that Grafana, ` +
        'say --yes-this-is-a-test-stack.'
    );
  }
  if (!isHere && url.protocol !== 'https:') {
    throw new Error(`${url.host} is asked without https: the token would be readable on its way.`);
  }
}

async function isSandbox({ origin }: URL, send: Options['send']): Promise<boolean> {
  const answer = await send(new Request(`${origin}/__sandbox/info`, { redirect: 'manual' })).catch(() => undefined);
  const info: unknown = answer?.ok ? await answer.json().catch(() => undefined) : undefined;
  return typeof info === 'object' && info !== null && 'scimUrl' in info;
}
