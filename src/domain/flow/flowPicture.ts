import { levelOf, strongest, targetUid, type Level } from '../organisation/grantId';
import type { Grant } from '../organisation/organisation';
import { eachItem, type Work } from '../work/work';
import type { FlowGrant, FlowPath } from './flow';

export const FLOW_COLUMNS = ['group', 'team', 'target'] as const;
export type FlowColumn = (typeof FLOW_COLUMNS)[number];

export interface FlowNode {
  /** Unique within a picture. */
  id: string;
  column: FlowColumn;
  /** `rest`: all of a column that there is no room for. */
  kind: 'group' | 'team' | 'role' | 'folder' | 'datasource' | 'rest';
  /** Uid or group id; absent for a rest. */
  uid?: string;
  /** How many things it stands for: 1, or more for a rest. */
  count: number;
  /** People, as the thickness of what comes in or goes out, whichever is more. */
  weight: number;
}

export interface FlowLink {
  from: string;
  to: string;
  /** People; somebody in two teams is counted in both. */
  weight: number;
  /** The strongest level of what it stands for; absent between groups and teams. */
  level?: Level;
  /** What a plan does to it; `several` where it does different things. Absent: it stays. */
  change?: FlowGrant['change'] | 'several';
  /** How many grants it stands for; 0 between groups and teams. */
  grants: number;
}

export interface FlowPicture {
  /** By column, heaviest first, the rest last. */
  nodes: readonly FlowNode[];
  links: readonly FlowLink[];
}

interface Thing {
  id: string;
  column: FlowColumn;
  kind: FlowNode['kind'];
  uid: string;
}

interface Edge {
  from: Thing;
  to: Thing;
  weight: number;
  held?: FlowGrant;
}

function targetOf(grant: Grant): Thing {
  const uid = targetUid(grant);
  return { id: `${grant.kind}/${uid}`, column: 'target', kind: grant.kind, uid };
}

const teamOf = (uid: string): Thing => ({ id: `team/${uid}`, column: 'team', kind: 'team', uid });
const groupOf = (uid: string): Thing => ({ id: `group/${uid}`, column: 'group', kind: 'group', uid });

function* edgesOf(paths: readonly FlowPath[]): Work<Edge[]> {
  const edges: Edge[] = [];
  const seen = new Set<string>();
  yield* eachItem(paths, ({ teamUid, groupIds, people, held }) => {
    if (!seen.has(teamUid)) {
      seen.add(teamUid);
      edges.push(...groupIds.map((id) => ({ from: groupOf(id), to: teamOf(teamUid), weight: people })));
    }
    if (held) {
      edges.push({ from: teamOf(teamUid), to: targetOf(held.grant), weight: people, held });
    }
  });
  return edges;
}

interface Weighed extends Thing {
  inflow: number;
  outflow: number;
}

function* weigh(paths: readonly FlowPath[], edges: readonly Edge[]): Work<Weighed[]> {
  const things = new Map<string, Weighed>();
  const of = (thing: Thing): Weighed => {
    const known = things.get(thing.id) ?? { ...thing, inflow: 0, outflow: 0 };
    things.set(thing.id, known);
    return known;
  };
  yield* eachItem(paths, ({ teamUid }) => of(teamOf(teamUid)));
  yield* eachItem(edges, ({ from, to, weight }) => {
    of(from).outflow += weight;
    of(to).inflow += weight;
  });
  return [...things.values()];
}

const weightOf = ({ inflow, outflow }: Weighed): number => Math.max(inflow, outflow);

const heaviestFirst = (a: Weighed, b: Weighed): number => weightOf(b) - weightOf(a) || (a.id < b.id ? -1 : 1);

const restId = (column: FlowColumn): string => `rest/${column}`;

function columnNodes(column: FlowColumn, things: readonly Weighed[], most: number): FlowNode[] {
  const own = things.filter((thing) => thing.column === column).sort(heaviestFirst);
  const shown = own.length > most ? own.slice(0, most - 1) : own;
  const rest = own.slice(shown.length);
  const nodes = shown.map((thing): FlowNode => ({
    id: thing.id,
    column,
    kind: thing.kind,
    uid: thing.uid,
    count: 1,
    weight: weightOf(thing),
  }));
  const sum = (pick: (thing: Weighed) => number) => rest.reduce((total, thing) => total + pick(thing), 0);
  const weight = Math.max(
    sum(({ inflow }) => inflow),
    sum(({ outflow }) => outflow)
  );
  return rest.length === 0
    ? nodes
    : [...nodes, { id: restId(column), column, kind: 'rest', count: rest.length, weight }];
}

function merge(known: FlowLink | undefined, from: string, to: string, { weight, held }: Edge): FlowLink {
  const level = held && strongest(known?.level, levelOf(held.grant));
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
 * Ways as nodes and links of a flow from groups through teams to roles and folders. A column with more than
 * `mostPerColumn` (2 or more) nodes keeps its heaviest; the others become one node, and their links are added up, so
 * that no person and no grant gets lost.
 */
export function* flowPicture(paths: readonly FlowPath[], mostPerColumn: number): Work<FlowPicture> {
  const edges = yield* edgesOf(paths);
  const things = yield* weigh(paths, edges);
  yield;
  const nodes = FLOW_COLUMNS.flatMap((column) => columnNodes(column, things, Math.max(2, mostPerColumn)));
  const shown = new Set(nodes.map(({ id }) => id));
  const idOf = ({ id, column }: Thing) => (shown.has(id) ? id : restId(column));
  const links = new Map<string, FlowLink>();
  yield* eachItem(edges, (edge) => {
    const [from, to] = [idOf(edge.from), idOf(edge.to)];
    const key = JSON.stringify([from, to]);
    links.set(key, merge(links.get(key), from, to, edge));
  });
  const places = new Map(nodes.map(({ id }, at) => [id, at]));
  const place = (id: string) => places.get(id) ?? 0;
  const ordered = [...links.values()].sort((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to));
  return { nodes, links: ordered };
}
