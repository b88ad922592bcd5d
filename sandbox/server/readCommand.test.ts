import { readCommand } from './readCommand';

describe('what the command line says of the sandbox', () => {
  it('is the demo on Enterprise 12.4 when it says nothing', () => {
    expect(readCommand([])).toEqual({
      port: 3000,
      options: { story: 'demo', edition: 'enterprise', version: '12.4.0', toggles: {}, ini: {} },
    });
  });

  it.each([
    ['--grafana oss', { edition: 'oss' }],
    ['--grafana 12.2.1+security-01', { edition: 'enterprise', version: '12.2.1+security-01' }],
    ['--licence expired', { licence: 'expired' }],
    ['--toggle enableSCIM --toggle other=false', { toggles: { enableSCIM: true, other: false } }],
    ['--token-days 30', { tokenExpirationDayLimit: 30 }],
    ['--users 500 --story large', { users: 500, story: 'large' }],
    [
      '--ini auth.saml.enabled=true --ini auth.saml.name=a=b --ini server.root_url=https://grafana.example.com/',
      { ini: { 'auth.saml': { enabled: 'true', name: 'a=b' }, server: { root_url: 'https://grafana.example.com/' } } },
    ],
  ])('%s', (line, options) => {
    expect(readCommand(line.split(' ')).options).toMatchObject(options);
  });

  it('may name a port and another plugin', () => {
    expect(readCommand(['--port', '0', '--plugin', 'x.json'], { takesPlugin: true })).toMatchObject({
      port: 0,
      plugin: 'x.json',
    });
  });

  it.each([
    ['--port 70000', 'up to 65535'],
    ['--port x', '--port takes a whole number'],
    ['--users -1', '--users'],
    ['--grafana next', '--grafana takes a version'],
    ['--licence free', 'valid, expiring, expired, none'],
    ['--toggle enableSCIM=maybe', '--toggle takes a name'],
    ['--ini saml=true', '--ini takes SECTION.KEY=VALUE'],
    ['--nonsense', '--nonsense'],
    ['--plugin x.json', '--plugin'],
  ])('%s is refused', (line, words) => {
    expect(() => readCommand(line.split(' '))).toThrow(words);
  });
});
