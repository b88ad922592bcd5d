import { SWITCHES } from '../connection/scimSettings';
import type { Result } from '../fault/Fault';
import {
  ABSENT,
  type Compared,
  type ComparedField,
  type ComparedKind,
  type FieldName,
  known,
  maybe,
  type Side,
  standingOf,
  type Subject,
  UNKNOWN,
} from './compared';
import type { CountedTeam, Environment, ScimFacts, ServerFacts } from './environment';
import type { Group } from '../organisation/organisation';
import type { Pair } from './pairUp';
import { pairGroups, pairTeams } from './pairs';

/** An item without its id, which it gets among all others; `tie` tells those apart that share all names. */
export type Found = Omit<Compared, 'id'> & { tie?: string };

interface Facets<T> {
  area: Compared['area'];
  kind: ComparedKind;
  subjectOf: (item: T) => Subject;
  /** What is compared, field by field. */
  fieldsOf: (item: T) => ReadonlyArray<readonly [FieldName, Side]>;
}

/** What a pair comes to: equal or not where both stand, alone where one is missing. */
export function foundOf<T>({ here, there }: Pair<T>, { area, kind, subjectOf, fieldsOf }: Facets<T>): Found {
  const fields = fieldsTogether(here && fieldsOf(here), there && fieldsOf(there));
  const both = here !== undefined && there !== undefined;
  const alone = here === undefined ? 'only-there' : 'only-here';
  return {
    area,
    kind,
    standing: both ? standingOf(fields) : alone,
    ...(here !== undefined && { here: subjectOf(here) }),
    ...(there !== undefined && { there: subjectOf(there) }),
    fields,
  };
}

type Fields = ReadonlyArray<readonly [FieldName, Side]>;

function fieldsTogether(here: Fields | undefined, there: Fields | undefined): ComparedField[] {
  const [ours, theirs] = [new Map(here), new Map(there)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].map((name) => ({
    name,
    here: ours.get(name) ?? ABSENT,
    there: theirs.get(name) ?? ABSENT,
  }));
}

/**
 * Pairs of two lists, each of which may be unknown. What one side has while the other could not be read is unknown:
 * whether it stands alone cannot be said.
 */
export function pairsOf<T>(
  here: Result<readonly T[]>,
  there: Result<readonly T[]>,
  pair: (here: readonly T[], there: readonly T[]) => Array<Pair<T>>,
  facets: Facets<T>
): Found[] {
  const found = pair(here.ok ? here.value : [], there.ok ? there.value : []).map((met) => foundOf(met, facets));
  return here.ok && there.ok ? found : found.map(asUnknown);
}

/** The fields of the side that was not read are unknown too, not absent. */
function asUnknown(found: Found): Found {
  const fields = found.fields.map((field) => ({
    ...field,
    here: found.here ? field.here : UNKNOWN,
    there: found.there ? field.there : UNKNOWN,
  }));
  return { ...found, standing: 'unknown', fields };
}

const GROUP: Facets<Group> = {
  area: 'groups',
  kind: 'group',
  subjectOf: ({ displayName }) => ({ name: displayName }),
  fieldsOf: ({ displayName, externalId }) => [
    ['name', known(displayName)],
    ['externalId', maybe(externalId)],
  ],
};

export const compareGroups = (here: Environment, there: Environment): Found[] =>
  pairsOf(
    mapped(here.groups, ({ groups }) => groups),
    mapped(there.groups, ({ groups }) => groups),
    pairGroups,
    GROUP
  );

const TEAM: Facets<CountedTeam> = {
  area: 'teams',
  kind: 'team',
  subjectOf: ({ name }) => ({ name }),
  fieldsOf: ({ name, isProvisioned, memberCount }) => [
    ['name', known(name)],
    ['provisioned', known(String(isProvisioned))],
    ['members', known(String(memberCount))],
  ],
};

export const compareTeams = (here: Environment, there: Environment): Found[] =>
  pairsOf(here.teams, there.teams, pairTeams, TEAM);

export const mapped = <A, B>(result: Result<A>, change: (value: A) => B): Result<B> =>
  result.ok ? { ok: true, value: change(result.value) } : result;

/** The switches and what kind of Grafana it is: always there, at worst unknown. */
export function compareSettings(here: Environment, there: Environment): Found[] {
  const switches = SWITCHES.map((id) => both('switch', id, switchFields(here.scim, id), switchFields(there.scim, id)));
  const server = (['edition', 'version'] as const).map((name) =>
    both('server', name, serverFields(here.server, name), serverFields(there.server, name))
  );
  return [...switches, ...server];
}

function both(kind: ComparedKind, name: string, ours: Fields, theirs: Fields): Found {
  const fields = fieldsTogether(ours, theirs);
  return { area: 'settings', kind, standing: standingOf(fields), here: { name }, there: { name }, fields };
}

function switchFields(scim: Result<ScimFacts>, id: (typeof SWITCHES)[number]): Fields {
  if (!scim.ok) {
    return [
      ['value', UNKNOWN],
      ['source', UNKNOWN],
    ];
  }
  const { isAvailable, switches } = scim.value;
  const { value, source } = switches[id];
  return isAvailable
    ? [
        ['value', value === 'unknown' ? UNKNOWN : known(String(value))],
        ['source', source === 'unknown' ? UNKNOWN : known(source)],
      ]
    : [
        ['value', known('unavailable')],
        ['source', ABSENT],
      ];
}

const serverFields = (server: Result<ServerFacts>, name: keyof ServerFacts): Fields => [
  ['value', server.ok ? known(server.value[name]) : UNKNOWN],
];
