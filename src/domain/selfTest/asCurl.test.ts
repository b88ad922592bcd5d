import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { asCurl } from './asCurl';
import { okta } from './dialects/okta';
import { requestPath, type ScimRequest } from './ScimRequest';

const URL = 'https://grafana.example.com/apis/scim.grafana.app/v0alpha1/namespaces/default';

/** The words that a shell would give to curl. */
function wordsOf(line: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${line}`;
  const out = execFileSync('sh', ['-c', script], { env: { SCIM_TOKEN: 'glsa_x' }, encoding: 'utf8' });
  return out.split('\0').slice(0, -1);
}

it('asks what the provider asks, with the token left out', () => {
  const [lookup] = okta.lookups('nobody');
  const line = asCurl(lookup?.request ?? okta.findUser, URL);
  expect(line).toContain(`'${URL}/Users?startIndex=1&count=2'`);
  expect(line).toContain('"Authorization: Bearer $SCIM_TOKEN"');
  expect(wordsOf(line)).toContain('Authorization: Bearer glsa_x');
});

it('encodes filters as the transport does', () => {
  expect(requestPath(okta.findUser)).toBe(
    '/Users?filter=userName%20eq%20%22scim-manager-selftest-1%40invalid.example%22&startIndex=1&count=100'
  );
});

it('survives every shell', () => {
  const text = fc.string({ unit: fc.constantFrom(...`a'"\\$\`!;&|<>(){}[]*?~# \n%é😀`), maxLength: 30 });
  fc.assert(
    fc.property(text, text, (id, value) => {
      const request: ScimRequest = { method: 'PUT', resource: 'Users', id, body: { value } };
      const words = wordsOf(asCurl(request, URL));
      expect(words.at(-1)).toBe(`${URL}/Users/${encodeURIComponent(id)}`);
      expect(words[words.indexOf('--data-raw') + 1]).toBe(JSON.stringify({ value }));
    }),
    { numRuns: 60 }
  );
});
