import { eachItem, type Work } from '../work/work';
import { AREAS, type Compared, type Comparison, type Gap, type Subject } from './compared';
import { compareAccess } from './compareAccess';
import { compareGroups, compareSettings, compareTeams, type Found } from './compareLists';
import { compareMapping, documentOf } from './compareMapping';
import { ENVIRONMENT_PARTS, type Environment } from './environment';

/**
 * What two Grafanas have in common and where they differ. Nothing is matched by numeric id, and what could not be read
 * on one side is `unknown`, whatever the other side has. Comparing the other way round mirrors the outcome; the order of
 * the lists does not matter.
 */
export function* compareEnvironments(here: Environment, there: Environment): Work<Comparison> {
  const found: Found[] = [...compareSettings(here, there)];
  yield;
  found.push(...compareGroups(here, there));
  yield;
  const teams = compareTeams(here, there);
  yield;
  const mapping = compareMapping(here, there);
  yield;
  const isAccessCompared = here.access !== undefined && there.access !== undefined;
  const access = isAccessCompared ? yield* compareAccess(here, there) : [];
  const items = yield* identified([...found, ...teams, ...mapping, ...access]);
  return { items, gaps: [...gapsOf('here', here), ...gapsOf('there', there)], isAccessCompared };
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Two names in an order that does not depend on the sides. */
const bothNames = (here: Subject | undefined, there: Subject | undefined): string[] =>
  [here ?? there, there ?? here].map((subject) => JSON.stringify([subject?.name, subject?.team])).sort(byCode);

interface Keyed {
  found: Found;
  key: string;
  /** Tells those apart that have one key. */
  content: string;
}

function keyed(found: Found): Keyed {
  const names = bothNames(found.here, found.there);
  return {
    found,
    key: [found.kind, ...new Set(names)].join(' '),
    content: JSON.stringify([
      found.fields.map(({ name, here, there }) => [name, [here, there].map(sideText).sort(byCode)]),
      found.tie,
    ]),
  };
}

const sideText = (side: Compared['fields'][number]['here']): string => JSON.stringify(side);

/** In order, each with an id of its own. */
function* identified(found: readonly Found[]): Work<Compared[]> {
  const items: Keyed[] = [];
  yield* eachItem(found, (item) => items.push(keyed(item)));
  const inOrder: Keyed[] = [];
  for (const area of AREAS) {
    const ofArea = items.filter(({ found: item }) => item.area === area).sort(byKey);
    yield* eachItem(ofArea, (item) => inOrder.push(item));
  }
  const seen = new Map<string, number>();
  const compared: Compared[] = [];
  yield* eachItem(inOrder, ({ found: { tie: _, ...item }, key }) => {
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    compared.push({ id: nth === 1 ? key : `${key} ${nth}`, ...item });
  });
  return compared;
}

const byKey = (a: Keyed, b: Keyed): number => byCode(a.key, b.key) || byCode(a.content, b.content);

/** What could not be read of one side; of access, each way of failing once. */
function gapsOf(side: Gap['side'], environment: Environment): Gap[] {
  const gaps = ENVIRONMENT_PARTS.flatMap((part): Gap[] => {
    const read = environment[part];
    return read === undefined || read.ok ? [] : [{ side, part, fault: read.fault }];
  });
  const document = environment.mapping.ok ? documentOf(environment) : undefined;
  const unusable: Gap[] = document && !document.ok ? [{ side, part: 'mapping', fault: document.fault }] : [];
  return [...gaps, ...unusable, ...unreadAccess(side, environment)];
}

function unreadAccess(side: Gap['side'], { access }: Environment): Gap[] {
  const gaps = new Map<string, Gap & { count: number }>();
  for (const { fault } of access?.ok ? access.value.unread : []) {
    const key = `${fault.kind} ${fault.operation}`;
    gaps.set(key, { side, part: 'access', fault, count: (gaps.get(key)?.count ?? 0) + 1 });
  }
  return [...gaps.values()];
}
