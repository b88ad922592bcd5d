export type OktaUrl = { ok: true; url: string } | { ok: false; problem: string };

const NAME = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const HOST = new RegExp(`^${NAME}(?:\\.${NAME})*\\.[a-z][a-z0-9-]*[a-z]$`);
const ADMIN_CONSOLE = /^([a-z0-9-]+)-admin(\.okta(?:preview|-emea)?\.com)$/;

const problem = (words: string): OktaUrl => ({ ok: false, problem: words });

/**
 * The address of an Okta organisation as it is kept: `https://` and a host name, in lower case. A bare host is taken
 * as https; a slash at the end and the port 443 are dropped. The token goes to this address, so anything else is refused.
 */
export function readOktaUrl(text: string): OktaUrl {
  const [, scheme = 'https', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/i.exec(text.trim()) ?? [];
  if (scheme.toLowerCase() !== 'https') {
    return problem('The address begins with https://, or the token could be read on its way.');
  }
  const [, host = '', port, path = ''] = /^([^:/?#]*)(?::(\d+))?(.*)$/.exec(rest.toLowerCase()) ?? [];
  if (host === '') {
    return problem('Give the address of your Okta organisation, such as https://example.okta.com.');
  }
  if (!HOST.test(host)) {
    return problem('This is no host name, such as example.okta.com.');
  }
  if (path !== '' && path !== '/') {
    return problem('Give the address without what follows the host name.');
  }
  if (port !== undefined && port !== '443') {
    return problem('Okta answers on no other port than 443.');
  }
  const [, organisation, domain] = ADMIN_CONSOLE.exec(host) ?? [];
  return organisation === undefined
    ? { ok: true, url: `https://${host}` }
    : problem(`That is the admin console; the API is at https://${organisation}${domain ?? ''}.`);
}
