import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSandbox } from '../../sandbox/server/handle';
import { listen } from '../../sandbox/server/http';
import { readPlugin } from '../../sandbox/server/proxy/readPlugin';
import { checkedAgainstOpenApi } from './checkedAgainstOpenApi';
import { differences } from './differences';
import { recordingsFolder, recordingTexts, type Recording } from './recording';
import { replay } from './replay';
import { startEcho } from './wire';

const texts = recordingTexts();
const recordings = texts.map((text) => ({ text, recording: JSON.parse(text) as Recording }));
const pluginText = readFileSync(join(recordingsFolder, 'plugin', 'plugin.json'), 'utf8');
/** After the image that the recorded servers came out of. */
const NOW_MS = Date.UTC(2026, 10, 22, 12);
/** In place of the recorded port, when somebody else has it: as many digits, since lengths were recorded. */
const OTHER_ECHO_PORTS = [4229, 4228, 4227, 4226];

/** A server as the recording wants it, on a port; nobody waits: its clock is moved. */
async function serve({ edition = 'oss', ini = {} }: Recording, plugin: string) {
  let nowMs = NOW_MS;
  const check = checkedAgainstOpenApi();
  const sandbox = await createSandbox({
    ...(check ? { around: check.around } : {}),
    story: 'fresh',
    edition,
    ini,
    plugin: readPlugin(plugin),
    clock: { now: () => nowMs },
    identityCacheMs: 2000,
  });
  const { url, close } = await listen(sandbox, 0);
  return { url, sandbox, check, close, wait: (ms: number) => void (nowMs += ms) };
}

/** What answers and recording differ in, and what answers and Grafana's OpenAPI document. */
async function problemsOf({ text, recording }: (typeof recordings)[number]): Promise<string[]> {
  const { echoPort } = recording;
  const echo = echoPort === undefined ? undefined : await startEcho([echoPort, ...OTHER_ECHO_PORTS]);
  const readdressed = (content: string) =>
    echoPort === undefined ? content : content.replaceAll(`127.0.0.1:${echoPort}`, `127.0.0.1:${echo?.port}`);
  const server = await serve(recording, readdressed(pluginText));
  try {
    const problems = await replay(JSON.parse(readdressed(text)) as Recording, server);
    const breaches = (server.check?.breaches ?? []).filter(({ part }) => part === 'answer');
    return [...problems, ...breaches.map(({ operation, problem }) => `${operation}: ${problem}`)];
  } finally {
    await server.close();
    await echo?.close();
  }
}

describe('the sandbox answers as Grafana 12.4 did', () => {
  test('there are recordings of both editions', () => {
    const editions = recordings.map(({ recording: { edition = 'oss' } }) => edition);
    expect(editions).toEqual(expect.arrayContaining(['oss', 'enterprise']));
  });

  test.each(recordings.map((one) => [`${one.recording.name}, ${one.recording.steps.length} steps`, one] as const))(
    '%s',
    async (_, one) => {
      expect(await problemsOf(one)).toEqual([]);
    },
    60_000
  );
});

describe('the comparison sees', () => {
  test.each([
    ['another value', { a: 1 }, { a: 2 }, {}],
    ['another type', { a: '<number>' }, { a: '1' }, {}],
    ['a date that is none', '<date>', 'yesterday', {}],
    ['a missing key', { a: 1 }, {}, { subset: true }],
    ['a further key', {}, { a: 1 }, {}],
    ['a missing item', [1, 2], [1], { unordered: true }],
    ['a further item', [1], [1, 2], { unordered: true }],
    ['another order', [1, 2], [2, 1], {}],
    ['an item that is there once only', [1, 1], [1, 2], { subset: true }],
    ['null in place of an object', {}, null, {}],
  ])('%s', (_, wanted, got, tolerance) => {
    expect(differences(wanted, got, tolerance)).not.toEqual([]);
  });

  test.each([
    ['any order', [1, { a: 2 }], [{ a: 2 }, 1], { unordered: true }],
    ['further keys and items', { a: [1] }, { a: [2, 1], b: 3 }, { subset: true }],
    ['a date', '<date>', '2026-01-15T09:00:00Z', {}],
    ['anything', ['<any>', '<any>'], [null, 1], {}],
  ])('but allows %s', (_, wanted, got, tolerance) => {
    expect(differences(wanted, got, tolerance)).toEqual([]);
  });
});
