import { readOktaUrl } from './oktaUrl';

test.each([
  ['https://example.okta.com', 'https://example.okta.com'],
  [' example.oktapreview.com ', 'https://example.oktapreview.com'],
  ['HTTPS://Login.Example.CO.uk/', 'https://login.example.co.uk'],
  ['https://example.okta-emea.com:443', 'https://example.okta-emea.com'],
  ['https://xn--bcher-kva.example', 'https://xn--bcher-kva.example'],
])('%j is kept as %s', (text, url) => {
  expect(readOktaUrl(text)).toEqual({ ok: true, url });
});

test.each([
  ['', /^Give the address of/],
  ['https://', /^Give the address of/],
  ['http://example.okta.com', /https/],
  ['javascript://example.okta.com', /https/],
  ['https://example.okta.com/api/v1', /without what follows/],
  ['https://example.okta.com?x=1', /without what follows/],
  ['https://example.okta.com#x', /without what follows/],
  ['https://example.okta.com:8443', /port/],
  ['https://example.okta.com:port', /./],
  ['https://user:secret@example.okta.com', /./],
  ['https://user@example.okta.com', /host name/],
  ['https://example.okta.com\\@evil.test', /host name/],
  ['https://localhost', /host name/],
  ['https://127.0.0.1', /host name/],
  ['https://[::1]', /./],
  ['https://exa mple.okta.com', /host name/],
  ['https://{{ .SecureJsonData.grafanaToken }}.evil.test', /host name/],
  ['https://example-admin.okta.com', /https:\/\/example\.okta\.com\./],
])('%j is refused', (text, words) => {
  const read = readOktaUrl(text);
  expect(read).toEqual({ ok: false, problem: expect.stringMatching(words) });
});
