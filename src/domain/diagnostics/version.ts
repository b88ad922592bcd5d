/** A version of Grafana; `security` is the number of the security release, 0 for none. */
export interface Version {
  major: number;
  minor: number;
  patch: number;
  security: number;
}

const FORM = /^v?(\d+)\.(\d+)\.(\d+)(?:-[\w.]+)?(?:\+security-(\d+))?(?:\+[\w.-]+)?$/;

/** Reads `12.1.3+security-01`; undefined for what is no version. What follows a dash does not count. */
export function parseVersion(text: string): Version | undefined {
  const [, major, minor, patch, security = '0'] = FORM.exec(text.trim()) ?? [];
  return major === undefined || minor === undefined || patch === undefined
    ? undefined
    : { major: Number(major), minor: Number(minor), patch: Number(patch), security: Number(security) };
}

/** Negative when `a` is older than `b`. */
export function compareVersions(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch || a.security - b.security;
}

/** Whether `version` is at least the one that `text` names; undefined when either is no version. */
export function isAtLeast(version: string, text: string): boolean | undefined {
  const [have, want] = [parseVersion(version), parseVersion(text)];
  return have && want && compareVersions(have, want) >= 0;
}
