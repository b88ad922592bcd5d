import { hostOf, isPrivateHost, schemeOf } from './publicUrl';

describe('the host of an address', () => {
  it.each([
    ['https://grafana.acme.com', 'grafana.acme.com'],
    ['HTTPS://Grafana.Acme.com:443/sub', 'grafana.acme.com'],
    ['http://[::1]:3000/', '::1'],
    ['https://user:secret@grafana.acme.com/x', 'grafana.acme.com'],
    ['https://grafana.acme.com.', 'grafana.acme.com'],
    ['ftp://grafana.acme.com', undefined],
    ['grafana.acme.com', undefined],
    ['', undefined],
  ])('%s: %s', (url, host) => expect(hostOf(url)).toBe(host));

  it('has a scheme', () => {
    expect(schemeOf('HTTP://a.b')).toBe('http');
    expect(schemeOf('a.b')).toBeUndefined();
  });
});

describe('a private host', () => {
  it.each([
    'localhost',
    'grafana.localhost',
    'grafana',
    '127.0.0.1',
    '10.1.2.3',
    '192.168.0.4',
    '172.16.0.1',
    '172.31.255.1',
    '169.254.1.1',
    '0.0.0.0',
    '::1',
    'fd00::1',
    'fe80::1',
    'grafana.local',
    'grafana.corp.internal',
  ])('%s', (host) => expect(isPrivateHost(host)).toBe(true));

  it.each(['grafana.acme.com', '172.32.0.1', '8.8.8.8', '2001:db8::1', 'localhost.acme.com', 'acme.grafana.net'])(
    'is not %s',
    (host) => expect(isPrivateHost(host)).toBe(false)
  );
});
