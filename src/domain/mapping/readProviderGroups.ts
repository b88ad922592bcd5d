import * as v from 'valibot';
import { eachItem, type Work } from '../work/work';
import { readCsv, type CsvProblem, type CsvRow } from './readCsv';
import { shown } from './shown';

/** A group as the identity provider lists it. */
export interface ProviderGroup {
  name: string;
  /** The provider's own id; Entra sends it as `externalId`. */
  externalId?: string;
  /** Made by the provider itself, such as Okta's "Everyone": nothing that anybody pushes. */
  isBuiltIn?: boolean;
}

export interface ProviderGroups {
  groups: readonly ProviderGroup[];
  /** What was left out, and why. A list with problems is not whole. */
  problems: readonly CsvProblem[];
}

const MAX_CHARACTERS = 10_000_000;
const MAX_GROUPS = 100_000;
const MAX_CELLS = 200;

/** What a decoder puts in the place of bytes that are no UTF-8. */
const BROKEN = '\ufffd';
const NOT_UTF8 = 'Some letters could not be read: the file is not UTF-8. Names with them are compared as they came.';

/** No text has it; spreadsheets, archives and UTF-16 without a byte order mark do. */
const NUL = '\0';
const NO_TEXT = 'This is no text, but a spreadsheet or another binary file: save it as CSV in UTF-8.';

const NAME_COLUMNS = ['displayname', 'profile.name', 'groupname', 'name', 'group'];
const ID_COLUMNS = ['externalid', 'objectid', 'groupid', 'id'];

const item = v.union([
  /** Microsoft Graph, `GET /groups`. */
  v.object({ displayName: v.string(), id: v.optional(v.string()) }),
  /** Okta, `GET /api/v1/groups`. */
  v.object({ profile: v.object({ name: v.string() }), id: v.optional(v.string()), type: v.optional(v.string()) }),
]);

const list = v.union([
  v.pipe(
    v.object({ value: v.array(v.unknown()), '@odata.nextLink': v.optional(v.string()) }),
    v.transform((page) => ({ items: page.value, isPartial: page['@odata.nextLink'] !== undefined }))
  ),
  v.pipe(
    v.array(v.unknown()),
    v.transform((items) => ({ items, isPartial: false }))
  ),
]);

const nothing = (message: string, line = 1): ProviderGroups => ({ groups: [], problems: [{ line, message }] });

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** Where JSON breaks: Chromium tells the offset, Firefox the line, Safari neither. */
function lineOf(text: string, words: string): number {
  const [, line] = /line (\d+)/.exec(words) ?? [];
  const [, offset] = /position (\d+)/.exec(words) ?? [];
  return line === undefined ? lineAt(text, Number(offset ?? 0)) : Number(line);
}

function parsed(text: string): { value: unknown } | CsvProblem {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { line: lineOf(text, error instanceof Error ? error.message : ''), message: 'This is no JSON.' };
  }
}

function groupOf(entry: v.InferOutput<typeof item>): ProviderGroup {
  const isOktas = 'profile' in entry;
  return {
    name: isOktas ? entry.profile.name : entry.displayName,
    ...(entry.id && { externalId: entry.id }),
    ...(isOktas && entry.type === 'BUILT_IN' && { isBuiltIn: true }),
  };
}

function* fromJson(text: string): Work<ProviderGroups> {
  const answer = parsed(text);
  if (!('value' in answer)) {
    return { groups: [], problems: [answer] };
  }
  const page = v.safeParse(list, answer.value);
  if (!page.success) {
    return nothing('Expected a list of groups, or an object with such a list in "value".');
  }
  const { items, isPartial } = page.output;
  const problems: CsvProblem[] = isPartial
    ? [{ line: 1, message: 'This is one page of several: "@odata.nextLink" leads to the next.' }]
    : [];
  const groups: ProviderGroup[] = [];
  let position = 0;
  yield* eachItem(items.slice(0, MAX_GROUPS), (entry) => {
    position += 1;
    const read = v.safeParse(item, entry);
    const group = read.success ? groupOf(read.output) : undefined;
    if (group && group.name.trim() !== '') {
      groups.push(group);
    } else {
      problems.push({ line: 1, message: `Group ${position} of the list has no name.` });
    }
  });
  if (items.length > MAX_GROUPS) {
    problems.push({ line: 1, message: `Only the first ${MAX_GROUPS} groups were read.` });
  }
  return { groups, problems };
}

const columnName = (cell: string): string => cell.toLowerCase().replace(/[\s_-]/g, '');

function columnOf(header: CsvRow | undefined, known: readonly string[]): number {
  const names = header?.cells.map(columnName) ?? [];
  const name = known.find((one) => names.includes(one));
  return name === undefined ? -1 : names.indexOf(name);
}

function* fromCsv(text: string): Work<ProviderGroups> {
  const { rows, problems } = yield* readCsv(text, { rows: MAX_GROUPS + 1, cells: MAX_CELLS });
  const [header] = rows;
  const nameAt = columnOf(header, NAME_COLUMNS);
  const idAt = columnOf(header, ID_COLUMNS);
  const isPlainList = nameAt < 0 && rows.every(({ cells }) => cells.length === 1);
  if (nameAt < 0 && !isPlainList) {
    const found = header ? `; there is ${header.cells.slice(0, 5).map(shown).join(', ')}` : '';
    return nothing(`No column is called displayName or name${found}.`, header?.line);
  }
  const nameless: CsvProblem[] = [];
  const groups = rows.slice(isPlainList ? 0 : 1).flatMap(({ cells, line }): ProviderGroup[] => {
    const name = cells[Math.max(0, nameAt)] ?? '';
    const externalId = cells[idAt];
    if (name.trim() === '') {
      nameless.push({ line, message: 'The name is empty.' });
      return [];
    }
    return [{ name, ...(externalId && { externalId }) }];
  });
  return { groups, problems: [...problems, ...nameless].sort((a, b) => a.line - b.line) };
}

/**
 * Reads a provider's list of groups as pasted or dropped: JSON of Microsoft Graph (`value[].displayName`, `id`) or of
 * Okta (`[].profile.name`, `id`), CSV with such columns, or one name a line. At most 10 MB and 100,000 groups.
 * Names are taken as they stand, blanks at their ends included, as the provider would send them.
 */
export function* readProviderGroups(text: string): Work<ProviderGroups> {
  if (text.length > MAX_CHARACTERS) {
    return nothing('The list is larger than 10 MB.');
  }
  if (text.includes(NUL)) {
    return nothing(NO_TEXT);
  }
  const begin = text.replace(/^\ufeff/, '').trimStart();
  if (begin === '') {
    return nothing('The list is empty.');
  }
  const read = yield* /^[[{]/.test(begin) ? fromJson(begin) : fromCsv(text);
  const broken = text.indexOf(BROKEN);
  return broken < 0
    ? read
    : { ...read, problems: [{ line: lineAt(text, broken), message: NOT_UTF8 }, ...read.problems] };
}
