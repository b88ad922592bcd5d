import { indexActual } from '../organisation/actualIndex';
import type { ActualGrants, Grant, Group, Organisation, UnreadGrants } from '../organisation/organisation';
import { gatherBy } from '../work/gatherBy';
import { eachItem, type Work } from '../work/work';
import { serializeMappingDocument } from './document';
import { ownMatchFinder } from './ownMatch';
import type { Rule } from './rule';
import { grantSayer, isSayable, sayAll, type NotWritten } from './sayGrant';

export interface WrittenDown {
  /** YAML. Its plan is empty as long as nothing changes. */
  text: string;
  ruleCount: number;
  left: readonly NotWritten[];
  /** Could not be read, so the document says nothing of it. */
  unread: readonly UnreadGrants[];
}

const HEAD = `# Written down from what Grafana grants to the teams of groups.
# Applying it changes nothing; what somebody else gave stays when its rule goes.
`;

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function uniqueName(wanted: string, taken: Set<string>): string {
  const base = isSayable(wanted) ? wanted.slice(0, 480) : 'Group';
  let name = base;
  for (let nth = 2; taken.has(name); nth += 1) {
    name = `${base} (${nth})`;
  }
  taken.add(name);
  return name;
}

class Writer {
  readonly rules: Rule[] = [];
  readonly left: NotWritten[] = [];
  readonly #say: ReturnType<typeof grantSayer>;
  readonly #matchOf: ReturnType<typeof ownMatchFinder>;
  readonly #names = new Set<string>();

  constructor({ groups, ...organisation }: Organisation) {
    this.#say = grantSayer(organisation);
    this.#matchOf = ownMatchFinder(groups);
  }

  /** One rule for all that a team holds, about the first of its groups that a rule can be about. */
  write(grants: readonly Grant[], groups: readonly Group[]): void {
    const matches = groups.flatMap((group) => {
      const match = this.#matchOf(group);
      return match ? [{ group, match }] : [];
    });
    const [first] = matches;
    if (!first) {
      const why = groups.length > 0 ? 'No rule can be about its group alone.' : 'Its team has no group.';
      this.left.push(...grants.map((grant) => ({ grant, why })));
      return;
    }
    const { left, ...said } = sayAll(grants, this.#say);
    this.left.push(...left);
    if (left.length < grants.length) {
      const name = uniqueName(first.group.displayName, this.#names);
      this.rules.push({ name, match: first.match, ...said, priority: 0, paused: false });
    }
  }
}

const RULES_PER_SLICE = 50;

/** The document's text, some rules at a time. */
function* textOf(rules: readonly Rule[]): Work<string> {
  const [head = ''] = serializeMappingDocument({ version: 1, rules: rules.slice(0, 1) }).split(/^ {2}- /m, 1);
  let text = head;
  for (let start = 0; start < rules.length; start += RULES_PER_SLICE) {
    const part = serializeMappingDocument({ version: 1, rules: rules.slice(start, start + RULES_PER_SLICE) });
    text += part.slice(head.length);
    yield;
  }
  return text;
}

/**
 * Writes what the teams of groups hold as a mapping document, in a fixed order. The grants of every folder and
 * data source have to be given in `actual`; what is not in it is not written. The document stands alone: no environments, no priorities.
 */
export function* writeDown(organisation: Organisation, actual: ActualGrants): Work<WrittenDown> {
  const index = yield* indexActual(actual, organisation);
  const groups = [...organisation.groups].sort((a, b) => inOrder(a.id, b.id));
  const groupsOf = gatherBy(groups, ({ teamUid }) => teamUid);
  const grantsOf = gatherBy(index.direct.values(), ({ teamUid }) => teamUid);
  const names = new Map([...groupsOf].map(([teamUid, [group]]) => [teamUid, group?.displayName ?? '']));
  const teams = organisation.teams
    .map(({ uid }) => uid)
    .sort((a, b) => inOrder(names.get(a) ?? '', names.get(b) ?? '') || inOrder(a, b));
  const writer = new Writer(organisation);
  yield* eachItem(teams, (uid) => writer.write(grantsOf.get(uid) ?? [], groupsOf.get(uid) ?? []));
  const { rules, left } = writer;
  const text = HEAD + (yield* textOf(rules));
  return { text, ruleCount: rules.length, left, unread: actual.unread };
}
