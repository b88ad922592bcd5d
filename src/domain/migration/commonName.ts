const FIRST_CN = /^\s*cn\s*=\s*((?:\\.|[^,+\\])*)/i;
const ESCAPED = /\\([0-9a-f]{2}|.)/gi;

/** The CN of an LDAP name such as `cn=sre,ou=groups,dc=example` (RFC 4514); undefined for anything else. */
export function commonName(externalGroup: string): string | undefined {
  const name = FIRST_CN.exec(externalGroup)?.[1]?.trim();
  return name
    ? name.replace(ESCAPED, (_, code: string) => (code.length === 2 ? String.fromCharCode(parseInt(code, 16)) : code))
    : undefined;
}
