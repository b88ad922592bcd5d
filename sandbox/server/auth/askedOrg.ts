/**
 * The organisation that a request is about, 0 when it says none: by its namespace, `targetOrgId` in the query or
 * `X-Grafana-Org-Id`, the first that says one (pkg/services/authn/authnimpl/service.go, `orgIDFromRequest`).
 */
export function askedOrg(rawPath: string, rawQuery: string, headers: Headers): number {
  return (
    ofNamespace(rawPath) ||
    toId(new URLSearchParams(rawQuery).get('targetOrgId')) ||
    toId(headers.get('x-grafana-org-id'))
  );
}

function ofNamespace(rawPath: string): number {
  const namespace = /^\/apis.*?\/namespaces\/([^/]*)/.exec(rawPath)?.[1] ?? '';
  return namespace === 'default' ? 1 : toId(/^org-(\d+)$/.exec(namespace)?.[1]);
}

/** What is no positive whole number says nothing. */
const toId = (text: string | null | undefined): number => (/^\+?\d{1,18}$/.test(text ?? '') ? Number(text) : 0);
