import { levelOf, strongest, type Level } from '../organisation/grantId';
import type { Grant } from '../organisation/organisation';
import { eachItem, type Work } from '../work/work';
import { targetOf, type FlowGrant, type FlowPath } from './flow';
import type { FlowCrowd } from './flowCrowd';

export const FLOW_COLUMNS = ['group', 'team', 'target'] as const;
export type FlowColumn = (typeof FLOW_COLUMNS)[number];

/** How many nodes of each column there is room for. */
export type FlowRoom = Readonly<Record<FlowColumn, number>>;

export interface FlowNode {
  /** Unique within a picture, and the same in the next one. */
  id: string;
  column: FlowColumn;
  /** `rest`: all of a column that there is no room for; `unknown`: all that could not be read. */
  kind: 'group' | 'team' | Grant['kind'] | 'rest' | 'unknown';
  /** Uid or group id; absent for a rest and for what is unknown. */
  uid?: string;
  /** How many things it stands for: 1, or more for a rest; of what is unknown, the folders and data sources. */
  count: number;
  /** Different people who come through it. */
  people: number;
  /** The members of a team on the way are unknown, so there may be more people. */
  isAtLeast: boolean;
  /** People as the thickness of what comes in or goes out, whichever is more. */
  weight: number;
}

export interface FlowLink {
  from: string;
  to: string;
  /** People; somebody in two teams is counted in both. */
  weight: number;
  /** The strongest level of what it stands for; absent where it stands for no grant. */
  level?: Level;
  /** What a plan does to it; `several` where it does different things. Absent: it stays. */
  change?: FlowGrant['change'] | 'several';
  /** How many grants it stands for; 0 between groups and teams. */
  grants: number;
}

export interface FlowPicture {
  /** By column, most people first, the rest and what is unknown last. */
  nodes: readonly FlowNode[];
  links: readonly FlowLink[];
}

interface Thing {
  id: string;
  column: FlowColumn;
  kind: FlowNode['kind'];
  uid?: string;
  /** Place in its column, first come first. */
  order: number;
  /** What it is ranked by; a group takes its team's. */
  people: number;
  /** Folders and data sources that could not be read. */
  unread: number;
  teams: Set<string>;
  inflow: number;
  outflow: number;
}

interface Edge {
  from: Thing;
  to: Thing;
  weight: number;
  held?: FlowGrant;
}

/** Gathers the things that ways lead through, and the edges between them. */
class Gatherer {
  readonly things = new Map<string, Thing>();
  readonly edges: Edge[] = [];

  take({ teamUid, groupIds, people = 0, held, unread }: FlowPath): void {
    const isNewTeam = teamUid !== undefined && !this.things.has(`team/${teamUid}`);
    const team = teamUid === undefined ? undefined : this.#thing('team', 'team', teamUid, people);
    const groups = groupIds.map((id) => this.#thing('group', 'group', id, people));
    if (team && isNewTeam) {
      groups.forEach((group) => this.#join(group, team, people));
    }
    if (team && held) {
      const { kind, uid } = targetOf(held.grant);
      this.#join(team, this.#thing('target', kind, uid, 0), people, held);
    }
    if (unread) {
      const unknown = this.#thing('target', 'unknown', undefined, 0);
      unknown.unread += unread.kind === 'role' ? 0 : unread.uids.length;
      if (team) {
        this.#join(team, unknown, people);
      }
    }
  }

  #thing(column: FlowColumn, kind: Thing['kind'], uid: string | undefined, people: number): Thing {
    const id = uid === undefined ? kind : `${kind}/${uid}`;
    const known = this.things.get(id);
    if (known) {
      return known;
    }
    const teams = new Set(kind === 'team' && uid !== undefined ? [uid] : []);
    const order = this.things.size;
    const thing = { id, column, kind, uid, order, people, unread: 0, teams, inflow: 0, outflow: 0 };
    this.things.set(id, thing);
    return thing;
  }

  #join(from: Thing, to: Thing, weight: number, held?: FlowGrant): void {
    this.edges.push({ from, to, weight, held });
    from.outflow += weight;
    to.inflow += weight;
    const [team, other] = to.column === 'team' ? [to, from] : [from, to];
    team.teams.forEach((uid) => other.teams.add(uid));
    to.people += to.column === 'target' ? weight : 0;
  }
}

const mostPeopleFirst = (a: Thing, b: Thing): number => b.people - a.people || a.order - b.order;

const restId = (column: FlowColumn): string => `rest/${column}`;

function nodeOf(id: string, kind: FlowNode['kind'], things: readonly Thing[], crowd: FlowCrowd): FlowNode {
  const sum = (pick: (thing: Thing) => number) => things.reduce((total, thing) => total + pick(thing), 0);
  const [first] = things;
  return {
    id,
    kind,
    column: first?.column ?? 'target',
    ...(things.length === 1 && kind !== 'rest' && first?.uid !== undefined && { uid: first.uid }),
    count: kind === 'unknown' ? sum(({ unread }) => unread) : things.length,
    ...crowd.together(new Set(things.flatMap(({ teams }) => [...teams]))),
    weight: Math.max(
      sum(({ inflow }) => inflow),
      sum(({ outflow }) => outflow)
    ),
  };
}

function* columnNodes(column: FlowColumn, all: readonly Thing[], room: number, crowd: FlowCrowd): Work<FlowNode[]> {
  const own = all.filter((thing) => thing.column === column);
  const known = own.filter(({ kind }) => kind !== 'unknown').sort(mostPeopleFirst);
  const most = Math.max(2, room);
  const shown = known.length > most ? known.slice(0, most - 1) : known;
  const rest = known.slice(shown.length);
  const unknown = own.filter(({ kind }) => kind === 'unknown');
  const nodes: FlowNode[] = [];
  for (const thing of [...shown, ...unknown]) {
    nodes.push(nodeOf(thing.id, thing.kind, [thing], crowd));
    yield;
  }
  if (rest.length > 0) {
    nodes.splice(shown.length, 0, nodeOf(restId(column), 'rest', rest, crowd));
  }
  return nodes;
}

function merge(known: FlowLink | undefined, from: string, to: string, { weight, held }: Edge): FlowLink {
  const level = held ? strongest(known?.level, levelOf(held.grant)) : known?.level;
  const change = known && known.change !== held?.change ? 'several' : held?.change;
  return {
    from,
    to,
    weight: (known?.weight ?? 0) + weight,
    ...(level && { level }),
    ...(change && { change }),
    grants: (known?.grants ?? 0) + (held ? 1 : 0),
  };
}

/**
 * Ways as nodes and links of a flow from groups through teams to roles, folders and data sources. A column with more nodes than
 * there is room for (2 or more) keeps those with the most people; the others become one node, and their links are
 * added up, so that no person and no grant gets lost. What is unknown has a node of its own.
 */
export function* flowPicture(paths: readonly FlowPath[], crowd: FlowCrowd, room: FlowRoom): Work<FlowPicture> {
  const gatherer = new Gatherer();
  yield* eachItem(paths, (path) => gatherer.take(path));
  const things = [...gatherer.things.values()];
  const nodes: FlowNode[] = [];
  for (const column of FLOW_COLUMNS) {
    nodes.push(...(yield* columnNodes(column, things, room[column], crowd)));
  }
  const places = new Map(nodes.map(({ id }, at) => [id, at]));
  const idOf = ({ id, column }: Thing) => (places.has(id) ? id : restId(column));
  const links = new Map<string, FlowLink>();
  yield* eachItem(gatherer.edges, (edge) => {
    const [from, to] = [idOf(edge.from), idOf(edge.to)];
    const key = JSON.stringify([from, to]);
    links.set(key, merge(links.get(key), from, to, edge));
  });
  const place = (id: string) => places.get(id) ?? 0;
  const ordered = [...links.values()].sort((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to));
  return { nodes, links: ordered };
}
