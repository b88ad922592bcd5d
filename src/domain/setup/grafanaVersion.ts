/** `12.2.1+security-01` is [12, 2, 1, 1]: security releases come after the release they mend. */
type Version = readonly [major: number, minor: number, patch: number, security: number];

const VERSION = /^v?(\d+)\.(\d+)\.(\d+)(?:-[\w.-]+)?(?:\+security-(\d+))?/;

function parse(text: string): Version | undefined {
  const found = VERSION.exec(text.trim());
  return found ? [Number(found[1]), Number(found[2]), Number(found[3]), Number(found[4] ?? 0)] : undefined;
}

function isBefore(version: Version, other: Version): boolean {
  const at = version.findIndex((part, index) => part !== other[index]);
  return at >= 0 && (version[at] ?? 0) < (other[at] ?? 0);
}

/** Whether a Grafana is older than `minimum` (`12.4.0`); undefined when its version cannot be understood. */
export function isOlderThan(version: string, minimum: string): boolean | undefined {
  const [own, other] = [parse(version), parse(minimum)];
  return own && other ? isBefore(own, other) : undefined;
}

const FIXED = ['12.0.6+security-01', '12.1.3+security-01', '12.2.1+security-01'] as const;

/**
 * Whether a version is in the range of CVE-2025-41115, in which a numeric `externalId` could become somebody else's
 * internal id. Undefined when the version cannot be understood.
 */
export function hasExternalIdFlaw(version: string): boolean | undefined {
  const own = parse(version);
  if (!own) {
    return undefined;
  }
  return FIXED.map(parse).some((fix) => fix && own[0] === fix[0] && own[1] === fix[1] && isBefore(own, fix));
}
