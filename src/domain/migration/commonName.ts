const FIRST_CN = /^\s*cn\s*=\s*((?:\\.|[^,+\\])*)/i;
const ESCAPED = /((?:\\[0-9a-f]{2})+)|\\(.)/gi;

/** RFC 4514 section 2.4: each pair of hexadecimal digits is one octet of UTF-8. */
function unescaped(whole: string, octets: string | undefined, character: string): string {
  try {
    return octets === undefined ? character : decodeURIComponent(octets.replace(/\\/g, '%'));
  } catch {
    return whole;
  }
}

/** The CN of an LDAP name such as `cn=sre,ou=groups,dc=example` (RFC 4514); undefined for anything else. */
export function commonName(externalGroup: string): string | undefined {
  const name = FIRST_CN.exec(externalGroup)?.[1]?.trim();
  return name ? name.replace(ESCAPED, unescaped) : undefined;
}
