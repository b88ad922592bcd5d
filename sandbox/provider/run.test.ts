import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '../server/handle';
import type { Sandbox, SandboxOptions } from '../server/Sandbox';
import { run, type Surroundings } from './run';

const URL_HERE = 'http://127.0.0.1:3000/apis/scim.grafana.app/v0alpha1/namespaces/default';

async function start(options: SandboxOptions = {}, around: Partial<Surroundings> = {}) {
  const sandbox = await createSandbox({ story: 'fresh', ...options });
  const lines: string[] = [];
  const asked: string[] = [];
  const play = (...args: string[]) =>
    run(args, {
      env: { SCIM_TOKEN: sandbox.info().tokens.idp },
      readInput: () => Promise.resolve(undefined),
      print: (line) => lines.push(line),
      send: (request) => {
        asked.push(request.url);
        return sandbox.handle(request);
      },
      ...around,
    });
  return { sandbox, lines, asked, play };
}

const membersOf = ({ store }: Sandbox, group: string): Array<string | undefined> =>
  store.members.of('team', store.teams.by('name', group)?.id ?? 0).map(({ userId }) => store.users.get(userId)?.login);

describe.each(['okta', 'entra'])('playing %s', (dialect) => {
  it('tests, brings a person and a group, and says each request', async () => {
    const { sandbox, lines, play } = await start();
    await play(dialect, '--url', URL_HERE);
    expect(sandbox.store.users.by('login', 'ines.walker@example.com')).toMatchObject({ isProvisioned: true });
    expect(membersOf(sandbox, 'Grafana pilot')).toEqual(['ines.walker@example.com']);
    expect(lines.filter((line) => !line.startsWith(' '))).toEqual(['Connection test', 'First user', 'First group']);
    expect(lines).toContain('  201 POST /Users');
    expect(lines.join('\n')).not.toContain(sandbox.info().tokens.idp);
  });

  it('can be played twice', async () => {
    const { sandbox, lines, play } = await start();
    await play(dialect, '--url', URL_HERE);
    lines.length = 0;
    await play(dialect, '--url', `${URL_HERE}/`);
    expect(lines.filter((line) => line.includes('POST'))).toEqual([]);
    expect(membersOf(sandbox, 'Grafana pilot')).toEqual(['ines.walker@example.com']);
  });

  it('stops at the first refusal and says what Grafana said', async () => {
    const { sandbox, lines, play } = await start();
    sandbox.store.scimConfig = undefined;
    await expect(play(dialect, '--url', URL_HERE)).rejects.toThrow(/POST \/Users: 403/);
    expect(lines.at(-1)).toBe('  403 POST /Users\n      User sync is disabled');
    expect(sandbox.store.teams.size).toBe(0);
  });

  it('plays one act only', async () => {
    const { sandbox, lines, play } = await start();
    await play(dialect, '--url', URL_HERE, '--only', 'test');
    expect(sandbox.store.users.size).toBe(1);
    await play(dialect, '--url', URL_HERE, '--only', 'group', '--user', 'Mara van der Berg', '--group', 'SRE');
    expect(membersOf(sandbox, 'SRE')).toEqual(['mara.vanderberg@example.com']);
    expect(lines.filter((line) => !line.startsWith(' '))).toEqual(['Connection test', 'First group']);
  });
});

describe('the connection test', () => {
  it.each([
    ['okta', '/Users?startIndex=1&count=2'],
    ['entra', '/Users?filter=userName eq "5f1c2a0e-7a7e-4d3b-9f0e-3f3d0b6f5d11"'],
  ])('of %s asks for %s', async (dialect, path) => {
    const { lines, play } = await start();
    await play(dialect, '--url', URL_HERE, '--only', 'test');
    expect(lines).toEqual(['Connection test', `  200 GET ${path}`]);
  });

  it.each<[SandboxOptions, string, string]>([
    [{ licence: 'none' }, '404', '404 page not found'],
    [{ version: '12.3.0' }, '404', '404 page not found'],
  ])('on %j sees %s', async (options, status, detail) => {
    const { lines, play } = await start(options);
    await expect(play('okta', '--url', URL_HERE)).rejects.toThrow(status);
    expect(lines.at(-1)).toContain(detail);
  });

  it('with a wrong token sees 401', async () => {
    const { lines, play } = await start({}, { env: { SCIM_TOKEN: 'glsa_wrong_00000000' } });
    await expect(play('okta', '--url', URL_HERE)).rejects.toThrow('401');
    expect(lines.at(-1)).toBe('  401 GET /Users?startIndex=1&count=2\n      Invalid API key');
  });
});

describe('the token', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'provider-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('comes from a file', async () => {
    const { sandbox, play } = await start({}, { env: {} });
    const file = join(folder, 'token');
    writeFileSync(file, `${sandbox.info().tokens.idp}\n`);
    await expect(play('okta', '--url', URL_HERE, '--only', 'test', '--token-file', file)).resolves.toBeUndefined();
  });

  it('or from standard input', async () => {
    const { idp } = (await createSandbox()).info().tokens;
    const { play } = await start({}, { env: {}, readInput: () => Promise.resolve(`${idp}\n`) });
    await expect(play('entra', '--url', URL_HERE, '--only', 'test')).resolves.toBeUndefined();
  });

  it('is missed by name', async () => {
    const { play } = await start({}, { env: {} });
    await expect(play('entra', '--url', URL_HERE)).rejects.toThrow('There is no token');
  });
});

describe('what is refused before anything is sent', () => {
  const REAL = 'https://grafana.example.com/apis/scim.grafana.app/v0alpha1/namespaces/stacks-7';

  it.each([
    ['no provider', ['--url', URL_HERE], 'okta or entra'],
    ['another provider', ['ping', '--url', URL_HERE], 'okta or entra'],
    ['no address', ['okta'], '--url'],
    ['an address of Grafana’s page', ['okta', '--url', 'http://127.0.0.1:3000/'], 'not a connector URL'],
    ['no address at all', ['okta', '--url', 'here'], 'not a connector URL'],
    ['an unknown act', ['okta', '--url', URL_HERE, '--only', 'everything'], '--only takes'],
    ['half a name', ['okta', '--url', URL_HERE, '--user', 'Mara'], '--user takes'],
    ['a token as an argument', ['okta', '--url', URL_HERE, '--token', 'glsa_x'], "Unknown option '--token'"],
    ['a real Grafana', ['okta', '--url', REAL], 'is not a sandbox'],
    ['no https', ['okta', '--url', REAL.replace('https', 'http'), '--yes-this-is-a-test-stack'], 'without https'],
  ])('%s', async (_what, args, words) => {
    const { asked, play } = await start();
    await expect(play(...args)).rejects.toThrow(words);
    expect(asked).toEqual([]);
  });

  it('a Grafana on this machine that is none of ours', async () => {
    const asked: string[] = [];
    const send = (request: Request) => {
      asked.push(request.url);
      return Promise.resolve(new Response('{"message":"Not found"}', { status: 404 }));
    };
    const { play } = await start({}, { send });
    await expect(play('okta', '--url', URL_HERE)).rejects.toThrow('is not a sandbox');
    expect(asked).toEqual(['http://127.0.0.1:3000/__sandbox/info']);
  });
});
