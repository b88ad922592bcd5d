import { gatherBy } from '../work/gatherBy';
import { FLOW_COLUMNS, type FlowColumn, type FlowLink, type FlowNode, type FlowPicture } from './flowPicture';

/** A node as a box, in units of the grid. */
export interface FlowBox extends FlowNode {
  top: number;
  height: number;
}

/** A link as a band of one thickness from end to end, in units of the grid. */
export interface FlowBand extends FlowLink {
  thickness: number;
  /** Middle of the band where it leaves its node, and where it arrives. */
  fromY: number;
  toY: number;
}

export interface FlowLayout {
  height: number;
  /** By column, from the top down. */
  boxes: readonly FlowBox[];
  bands: readonly FlowBand[];
}

/** Room for one line of text, and between two boxes. */
const LINE = 3.5;
const GAP = 0.75;
const WIDEST_GAP = 2;
const THINNEST = 0.125;
const THICKEST = 3;
/** A picture of a few nodes is not lower than that, and the bands of the fullest column take up to this part of it. */
const LOWEST = 30;
const FILLED = 0.5;

const isLast = ({ kind }: FlowNode): boolean => kind === 'rest' || kind === 'unknown';

/** Nodes beside the teams by where the middle of their links lies, so that few cross; rest and unknown stay last. */
function untangled(nodes: readonly FlowNode[], links: readonly FlowLink[], place: ReadonlyMap<string, number>) {
  const middles = new Map<string, { sum: number; weight: number }>();
  const note = (id: string, other: string, weight: number) => {
    const known = middles.get(id) ?? { sum: 0, weight: 0 };
    middles.set(id, { sum: known.sum + weight * (place.get(other) ?? 0), weight: known.weight + weight });
  };
  links.forEach(({ from, to, weight }) => {
    note(from, to, weight + 1);
    note(to, from, weight + 1);
  });
  const middleOf = ({ id }: FlowNode): number => {
    const { sum, weight } = middles.get(id) ?? { sum: Infinity, weight: 1 };
    return sum / weight;
  };
  const movable = nodes.filter((node) => !isLast(node));
  movable.sort((a, b) => (middleOf(a) === middleOf(b) ? 0 : middleOf(a) - middleOf(b)));
  return [...movable, ...nodes.filter(isLast)];
}

function columnsOf({ nodes, links }: FlowPicture): Record<FlowColumn, readonly FlowNode[]> {
  const of = (column: FlowColumn) => nodes.filter((node) => node.column === column);
  const team = of('team');
  const place = new Map(team.map(({ id }, at) => [id, at]));
  return {
    group: untangled(of('group'), links, place),
    team,
    target: untangled(of('target'), links, place),
  };
}

const lowestHeight = (nodes: readonly FlowNode[]): number => nodes.length * (LINE + GAP) - GAP;

/** Units of the grid for one person. A rest adds up so many that it does not count here: all else would be hairs. */
function scaleOf(columns: ReadonlyArray<readonly FlowNode[]>, links: readonly FlowLink[]): number {
  const height = Math.max(LOWEST, ...columns.map(lowestHeight));
  const own = links.filter((link) => !isOfRest(link));
  const heaviest = Math.max(1, ...own.map(({ weight }) => weight));
  const fullest = Math.max(1, ...columns.map((nodes) => weightFrom(nodes, own)));
  return Math.min((FILLED * height) / fullest, THICKEST / heaviest);
}

/** Of all links that leave these nodes. */
function weightFrom(nodes: readonly FlowNode[], links: readonly FlowLink[]): number {
  const ids = new Set(nodes.map(({ id }) => id));
  return links.reduce((sum, { from, weight }) => sum + (ids.has(from) ? weight : 0), 0);
}

const isOfRest = ({ from, to }: FlowLink): boolean => [from, to].some((id) => id.startsWith('rest/'));

const bandOf = (link: FlowLink, scale: number): FlowBand => ({
  ...link,
  thickness: Math.min(THICKEST, Math.max(THINNEST, link.weight * scale)),
  fromY: 0,
  toY: 0,
});

/** High enough for a line of text, and for the bands at either side. */
function boxOf(node: FlowNode, leaving: readonly FlowBand[], arriving: readonly FlowBand[]): FlowBox {
  const [out, into] = [leaving, arriving].map((bands) => bands.reduce((sum, { thickness }) => sum + thickness, 0));
  return { ...node, top: 0, height: Math.max(LINE, out ?? 0, into ?? 0) };
}

const heightOf = (boxes: readonly FlowBox[]): number =>
  boxes.reduce((sum, { height }) => sum + height + GAP, boxes.length > 0 ? -GAP : 0);

/** One below the other, in the middle of the height. */
function stacked(boxes: readonly FlowBox[], height: number): FlowBox[] {
  const spare = height - heightOf(boxes);
  const wider = boxes.length > 1 ? Math.min(WIDEST_GAP, spare / (boxes.length - 1)) : 0;
  let top = (spare - wider * Math.max(0, boxes.length - 1)) / 2;
  return boxes.map((box) => {
    const placed = { ...box, top };
    top += box.height + GAP + wider;
    return placed;
  });
}

type End = 'fromY' | 'toY';

/** Puts the ends of bands at one side of a box, in the order of their other ends, in the middle of the side. */
function attach(box: FlowBox, bands: FlowBand[], end: End, boxes: ReadonlyMap<string, FlowBox>): void {
  const topOf = ({ from, to }: FlowBand) => boxes.get(end === 'fromY' ? to : from)?.top ?? 0;
  bands.sort((a, b) => topOf(a) - topOf(b));
  const total = bands.reduce((sum, { thickness }) => sum + thickness, 0);
  let y = box.top + (box.height - total) / 2;
  bands.forEach((band) => {
    band[end] = y + band.thickness / 2;
    y += band.thickness;
  });
}

/**
 * Where everything in a picture lies. Bands are as thick as their people, and never thinner than can be seen; those of
 * a rest, which may stand for very many, are not drawn thicker than the thickest other one can be.
 */
export function flowLayout(picture: FlowPicture): FlowLayout {
  const columns = columnsOf(picture);
  const scale = scaleOf(Object.values(columns), picture.links);
  const bands = picture.links.map((link) => bandOf(link, scale));
  const leaving = gatherBy(bands, ({ from }) => from);
  const arriving = gatherBy(bands, ({ to }) => to);
  const sized = FLOW_COLUMNS.map((column) =>
    columns[column].map((node) => boxOf(node, leaving.get(node.id) ?? [], arriving.get(node.id) ?? []))
  );
  const height = Math.max(LOWEST, ...sized.map(heightOf));
  const boxes = sized.flatMap((column) => stacked(column, height));
  const byId = new Map(boxes.map((box) => [box.id, box]));
  boxes.forEach((box) => {
    attach(box, leaving.get(box.id) ?? [], 'fromY', byId);
    attach(box, arriving.get(box.id) ?? [], 'toY', byId);
  });
  return { height, boxes, bands };
}
