/** Scheme, host with port, and a sub-path; nothing else belongs into the address of a Grafana. */
const FORM = /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?((?:\/[^/?#\s]*)*)$/i;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;
/** SECURITY: dots, escapes, backslashes and template braces could lead elsewhere once the proxy has joined paths. */
const BAD_SEGMENT = /^\.{1,2}$|[%\\{}]|[^\x21-\x7e]/;

const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443' };

export type AddressProblem = 'no-address' | 'not-https' | 'bad-path' | 'itself';

/** Without what a person types too much: blanks around it, slashes at its end. */
export const tidyAddress = (address: string): string => address.trim().replace(/\/+$/, '');

/** What is wrong with the address of a peer; undefined: nothing. `own`: the addresses of this Grafana. */
export function peerAddressProblem(address: string, own: readonly string[] = []): AddressProblem | undefined {
  const [, scheme = '', host = '', , path = ''] = FORM.exec(address) ?? [];
  if (host === '') {
    return 'no-address';
  }
  if (scheme.toLowerCase() !== 'https' && !LOOPBACK.test(host)) {
    return 'not-https';
  }
  if (path.split('/').some((segment) => BAD_SEGMENT.test(segment)) || path.includes('//')) {
    return 'bad-path';
  }
  return own.some((other) => isSameAddress(address, other)) ? 'itself' : undefined;
}

/** Whether what is sent there can be read on the way; allowed on this machine alone. */
export const isUnencrypted = (address: string): boolean => /^http:/i.test(address);

/** Whether two addresses lead to one place, as far as their letters tell. */
export const isSameAddress = (a: string, b: string): boolean => comparable(a) === comparable(b);

function comparable(address: string): string {
  const [, scheme = '', host = '', port, path = ''] = FORM.exec(tidyAddress(address)) ?? [];
  const protocol = scheme.toLowerCase();
  return `${protocol}://${host.toLowerCase()}:${port ?? DEFAULT_PORTS[protocol] ?? ''}${path}`;
}
