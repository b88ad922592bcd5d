const VALID = /^(default|org-[1-9]\d*|stacks-[1-9]\d*)$/;

/** Words that people write for what is meant, most exact first. */
const NEAR: ReadonlyArray<[pattern: RegExp, meant: string]> = [
  [/^stacks?[-_ ]?([1-9]\d*)$/i, 'stacks-$1'],
  [/^orgs?[-_ ]?([1-9]\d*)$/i, 'org-$1'],
  [/^default$/i, 'default'],
  [/^([1-9]\d*)$/, 'stacks-$1'],
];

/** Undefined when valid, else what is wrong with it and what to write instead. */
export function validateNamespace(text: string): string | undefined {
  if (VALID.test(text)) {
    return undefined;
  }
  const trimmed = text.trim();
  if (trimmed === '') {
    return 'The namespace is empty: it is "default" for the first organisation of a Grafana of your own.';
  }
  const near = NEAR.find(([pattern]) => pattern.test(trimmed));
  if (near) {
    return `${quoted(text)} is no namespace: did you mean "${trimmed.replace(...near)}"?`;
  }
  const slash = /[/\\]/.test(text) ? ' A namespace has no slash in it.' : '';
  return `${quoted(text)} is no namespace.${slash} It is "default", "org-" or "stacks-" with a number.`;
}

const SHOWN = 60;
const quoted = (text: string): string => JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

/** The address that the identity provider needs. Throws `RangeError` for an invalid namespace. */
export function connectorUrl(appUrl: string, namespace: string): string {
  const problem = validateNamespace(namespace);
  if (problem) {
    throw new RangeError(problem);
  }
  return `${appUrl.replace(/\/+$/, '')}/apis/scim.grafana.app/v0alpha1/namespaces/${namespace}`;
}
