import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Member } from '../stories/dialects/IdentityProvider';
import { allowTarget } from './allowTarget';
import { connectTo, type Exchange, type Target } from './connectTo';
import {
  FIRST_GROUP,
  FIRST_PERSON,
  playConnectionTest,
  playFirstGroup,
  playFirstUser,
  type Dialect,
  type Person,
} from './play';

export const USAGE =
  'npm run provider -- okta|entra --url CONNECTOR_URL [--token-file FILE] [--only test|user|group]\n' +
  '  [--user "Given Family"] [--group NAME] [--yes-this-is-a-test-stack]\n' +
  'Without --token-file the token comes from SCIM_TOKEN or from standard input, never from an argument.';

export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  /** Standard input as text; undefined when somebody sits at it. */
  readInput: () => Promise<string | undefined>;
  print: (line: string) => void;
  send?: Target['send'];
}

interface Command {
  dialect: Dialect;
  url: string;
  tokenFile: string | undefined;
  acts: readonly Act[];
  person: Person;
  group: string;
  isTestStack: boolean;
}

const ACTS = ['test', 'user', 'group'] as const;
type Act = (typeof ACTS)[number];

const isOneOf = <T extends string>(known: readonly T[], text: string | undefined): text is T =>
  known.some((one) => one === text);

function parse(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      'token-file': { type: 'string' },
      only: { type: 'string' },
      user: { type: 'string' },
      group: { type: 'string', default: FIRST_GROUP },
      'yes-this-is-a-test-stack': { type: 'boolean', default: false },
    },
  });
  const [dialect, ...more] = positionals;
  if (!isOneOf(['okta', 'entra'] as const, dialect) || more.length > 0) {
    throw new Error('Say which provider to play: okta or entra, and nothing else.');
  }
  if (values.url === undefined) {
    throw new Error('Say where to: --url takes the connector URL that the guide shows.');
  }
  if (values.only !== undefined && !isOneOf(ACTS, values.only)) {
    throw new Error(`--only takes ${ACTS.join(', ')}, not ${values.only}.`);
  }
  return {
    dialect,
    url: values.url,
    tokenFile: values['token-file'],
    acts: values.only === undefined ? ACTS : [values.only],
    person: values.user === undefined ? FIRST_PERSON : personOf(values.user),
    group: values.group,
    isTestStack: values['yes-this-is-a-test-stack'],
  };
}

function personOf(name: string): Person {
  const [given = '', ...family] = name.trim().split(/\s+/);
  if (given === '' || family.length === 0) {
    throw new Error(`--user takes a given and a family name, not ${JSON.stringify(name)}.`);
  }
  return { given, family: family.join(' ') };
}

async function readToken(file: string | undefined, { env, readInput }: Surroundings): Promise<string> {
  const text = file === undefined ? (env['SCIM_TOKEN'] ?? (await readInput())) : await readFile(file, 'utf8');
  const token = text?.trim() ?? '';
  if (token === '') {
    throw new Error('There is no token: name a file with --token-file, set SCIM_TOKEN, or send it to standard input.');
  }
  return token;
}

const TITLES: Readonly<Record<Act, string>> = {
  test: 'Connection test',
  user: 'First user',
  group: 'First group',
};

const lineOf = ({ method, path, status, detail }: Exchange): string =>
  `  ${status} ${method} ${path}${detail === '' ? '' : `\n      ${detail}`}`;

/** Plays an identity provider and prints each request with its status. Rejects at the first that Grafana refuses. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<void> {
  const { print, send = fetch } = surroundings;
  const command = parse(args);
  await allowTarget(command.url, { send, isTestStack: command.isTestStack });
  const token = await readToken(command.tokenFile, surroundings);
  const connector = connectTo({
    url: command.url,
    token,
    send,
    onExchange: (exchange) => print(lineOf(exchange)),
  });
  const { dialect, person } = command;
  let assigned: Promise<Member> | undefined;
  const assign = (): Promise<Member> => (assigned ??= playFirstUser(dialect, connector, person));
  const play: Readonly<Record<Act, () => Promise<unknown>>> = {
    test: () => playConnectionTest(dialect, connector),
    user: assign,
    group: async () => playFirstGroup(dialect, connector, await assign(), command.group),
  };
  for (const act of command.acts) {
    print(TITLES[act]);
    await play[act]();
  }
}
