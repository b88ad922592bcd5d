import { csvChunks } from '../audit/csv';
import type { Work } from '../work/work';
import { areaCounts, AREAS, type Compared, type ComparedField, type Comparison, type Side } from './compared';

export interface SideNames {
  here: string;
  there: string;
}

const sideText = (side: Side): string => (side.is === 'known' ? side.value : side.is);

const standText = (field: ComparedField | undefined, side: 'here' | 'there'): string =>
  field ? sideText(field[side]) : '';

const HEADER = ['area', 'kind', 'standing', 'name', 'team', 'name there', 'field', 'here', 'there'];

interface Row {
  item: Compared;
  field?: ComparedField;
}

/** One row a field that differs or is unknown; one where there is no such field. */
function rowsOf(item: Compared): Row[] {
  const told = item.fields.filter(({ here, there }) => sideText(here) !== sideText(there) || here.is === 'unknown');
  return told.length > 0 ? told.map((field) => ({ item, field })) : [{ item }];
}

/** RFC 4180 text of what is given, in chunks; safe for spreadsheets. */
export const comparisonCsv = (items: readonly Compared[]): Work<readonly string[]> =>
  csvChunks(
    HEADER,
    items.flatMap(rowsOf),
    ({ item: { area, kind, standing, here, there }, field }) => [
      area,
      kind,
      standing,
      here?.name ?? there?.name ?? '',
      here?.team ?? there?.team ?? '',
      there?.name ?? '',
      field?.name ?? '',
      standText(field, 'here'),
      standText(field, 'there'),
    ],
    { hasBom: true }
  );

/** SECURITY: names come from elsewhere and must not become markup, links or further lines. */
const plain = (text: string): string =>
  text
    .replace(/\n/g, ' ⏎ ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd')
    .replace(/[\\`*_{}[\]<>()#+!|~&@:]/g, (mark) => `\\${mark}`);

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const STANDING_WORDS: Readonly<Record<Compared['standing'], (names: SideNames) => string>> = {
  'only-here': ({ here }) => `only in ${here}`,
  'only-there': ({ there }) => `only in ${there}`,
  different: () => 'different',
  unknown: () => 'unknown',
  same: () => 'same',
};

function fieldText({ name, here, there }: ComparedField): string {
  return `${name}: ${plain(sideText(here))} → ${plain(sideText(there))}`;
}

function itemRow(item: Compared, names: SideNames): string {
  const { name, team } = item.here ?? item.there ?? { name: '' };
  const fields = rowsOf(item).flatMap(({ field }) => (field ? fieldText(field) : []));
  return row(
    item.kind,
    [plain(name), ...(team ? [`team ${plain(team)}`] : [])].join(', '),
    STANDING_WORDS[item.standing]({ here: plain(names.here), there: plain(names.there) }),
    fields.join('; ')
  );
}

/** The same as a page to hand round: what differs, area by area, and what could not be read. */
export function comparisonMarkdown(
  { items, gaps, isAccessCompared }: Comparison,
  names: SideNames,
  atIso: string
): string {
  const counts = areaCounts(items);
  const areas = AREAS.flatMap((area) => {
    const told = items.filter((item) => item.area === area && item.standing !== 'same');
    const head = [`## ${area} (${counts[area].same} the same)`, ''];
    return told.length > 0
      ? [
          ...head,
          row('What', 'Name', 'Standing', 'Here → there'),
          row('---', '---', '---', '---'),
          ...told.map((item) => itemRow(item, names)),
          '',
        ]
      : [
          ...head,
          area === 'access' && !isAccessCompared ? 'Not compared.' : 'No difference where both could be read.',
          '',
        ];
  });
  const unread = gaps.map(
    ({ side, part, fault, count }) =>
      `- ${part} of ${plain(names[side])}: ${fault.kind}, ${plain(fault.detail)}${count === undefined ? '' : ` (${count} times)`}`
  );
  return [
    `# ${plain(names.here)} and ${plain(names.there)}`,
    '',
    `Compared at ${atIso}. “Here” is ${plain(names.here)}.`,
    '',
    ...areas,
    ...(unread.length > 0 ? ['## Could not be read', '', ...unread, ''] : []),
  ].join('\n');
}
