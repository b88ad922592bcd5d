import type { ScimSwitches } from '../connection/scimSettings';

/** What was chosen on the page, ready to be written down. No secret is part of it. */
export interface Choices {
  /** Public address of this Grafana. */
  grafanaUrl: string;
  namespace: string;
  switches: ScimSwitches;
  /** `assertion_attribute_external_uid`. */
  externalUidClaim: string;
  presetId: string;
  account: { name: string; id?: number; isForUsers: boolean; isForGroups: boolean };
  tokenDays: number;
}

export type NumberedNamespace = { kind: 'org' | 'stack'; id: number };

/** Namespaces are `default` (organisation 1), `org-<id>` and `stacks-<id>`. */
export function numberOf(namespace: string): NumberedNamespace {
  const [, kind, id] = /^(org|stacks)-([1-9]\d*)$/.exec(namespace) ?? [];
  return id === undefined ? { kind: 'org', id: 1 } : { kind: kind === 'org' ? 'org' : 'stack', id: Number(id) };
}
