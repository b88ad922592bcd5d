import * as v from 'valibot';
import type { Fault } from '../../domain/fault/Fault';
import { validateNamespace } from '../../domain/scim/namespace';
import { getPluginSettings } from '../grafana/getPluginSettings';

/** The secret's name in `secureJsonData`, as plugin.json's routes use it. */
export const TOKEN_FIELD = 'grafanaToken';
export const OKTA_TOKEN_FIELD = 'oktaToken';
export const PEER_TOKEN_FIELD = 'peerToken';

const text = v.fallback(v.optional(v.string()), undefined);
const count = v.fallback(v.optional(v.number()), undefined);

const pluginSettings = v.object({
  grafanaUrl: text,
  namespace: text,
  serviceAccountId: count,
  serviceAccountLogin: text,
  /** A provisioned mapping document (YAML); it wins over the stored one. */
  mapping: text,
  /** Name of this environment, as rules name it. */
  environment: text,
  /** Id of the preset of the identity provider that was chosen. */
  preset: text,
  /** The service account that was said to be the identity provider's. */
  providerAccountId: count,
  /** Where Okta's own list of groups is read: `https://<organisation>.okta.com`. */
  oktaUrl: text,
  /** Another Grafana that this one is compared with. */
  peerUrl: text,
  peerName: text,
  peerNamespace: text,
});

/** The plugin's `jsonData`. Every Viewer can read it. */
export type PluginSettings = v.InferOutput<typeof pluginSettings>;

/** A value of the wrong type counts as absent: a provisioning file is written by hand. */
export const readSettings = (jsonData: unknown): PluginSettings => v.parse(pluginSettings, jsonData ?? {});

/** Settings that cannot make an address: the proxy would answer them with an empty 502. */
export function settingsFault({ grafanaUrl = '', namespace = '' }: PluginSettings): Fault | undefined {
  const detail = isWebAddress(grafanaUrl)
    ? validateNamespace(namespace)
    : 'The address of Grafana is not an http or https address.';
  return detail === undefined ? undefined : { kind: 'invalid', operation: getPluginSettings.id, detail };
}

/** With a query or fragment in it, no path could be put behind it. */
const isWebAddress = (address: string): boolean => /^https?:\/\/[^\s?#]+$/i.test(address);
