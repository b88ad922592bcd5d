import { finish } from '../work/work';
import { type Compared, type Comparison, known, UNKNOWN } from './compared';
import { comparisonCsv, comparisonMarkdown } from './comparisonExports';
import { filterComparison } from './filterComparison';

const item = (partial: Partial<Compared>): Compared => ({
  id: 'x',
  area: 'teams',
  kind: 'team',
  standing: 'different',
  here: { name: 'SRE' },
  there: { name: 'SRE' },
  fields: [
    { name: 'name', here: known('SRE'), there: known('SRE') },
    { name: 'members', here: known('1'), there: known('2') },
  ],
  ...partial,
});

const HOSTILE = item({ here: { name: '=cmd|x\n<b>' }, there: undefined, standing: 'only-here', fields: [] });
const UNREAD = item({
  area: 'groups',
  kind: 'group',
  standing: 'unknown',
  fields: [{ name: 'name', here: known('a'), there: UNKNOWN }],
});

const comparison = (...items: Compared[]): Comparison => ({ items, gaps: [], isAccessCompared: false });
const names = { here: 'production', there: 'stag|ing' };

it('writes one row of CSV for each field that differs, safe for spreadsheets', () => {
  const lines = finish(comparisonCsv([item({}), HOSTILE, UNREAD]))
    .join('')
    .split('\r\n');
  expect(lines).toEqual([
    '\ufeffarea,kind,standing,name,team,name there,field,here,there',
    'teams,team,different,SRE,,SRE,members,1,2',
    'teams,team,only-here,"\'=cmd|x\n<b>",,,,,',
    'groups,group,unknown,SRE,,SRE,name,a,unknown',
    '',
  ]);
});

it('writes a page on which no name becomes markup, and says what was not compared', () => {
  const fault = { kind: 'forbidden', operation: 'peer.x', detail: 'no [link](http://x)' } as const;
  const gaps = [{ side: 'there', part: 'roles', fault, count: 3 }] as const;
  const page = comparisonMarkdown({ ...comparison(item({}), HOSTILE), gaps }, names, '2026-01-15T09:00:00.000Z');
  expect(page).toContain('| team | SRE | different | members: 1 → 2 |');
  expect(page).toContain('\\=cmd\\|x ⏎ \\<b\\>'.replace('\\=', '='));
  expect(page).toContain('only in production');
  expect(page).toContain('Not compared.');
  expect(page).toContain('- roles of stag\\|ing: forbidden, no \\[link\\]\\(http\\://x\\) (3 times)');
});

it.each([
  [{}, ['different', 'only-here', 'unknown']],
  [{ standing: 'all' as const }, ['different', 'only-here', 'same', 'unknown']],
  [{ standing: 'same' as const }, ['same']],
  [{ area: 'groups' as const }, ['unknown']],
  [{ text: ' =CMD' }, ['only-here']],
])('keeps by %j', (filter, standings) => {
  const items = [item({}), HOSTILE, item({ standing: 'same' }), UNREAD];
  expect(finish(filterComparison(items, filter)).map(({ standing }) => standing)).toEqual(standings);
});
