import type { Connection } from '../../api/queries/useConnection';
import type { ScimSettings } from '../../api/queries/useScimSettings';
import type { PeopleCounts } from '../../domain/audit/inventory';
import { EMPTY_LEDGER } from '../../domain/mapping/ledger';
import type { Group, Person } from '../../domain/organisation/organisation';
import { hasGaps, overviewFindings, type OverviewFacts } from './findings';
import type { GroupInventory } from './useInventory';

const connection: Connection = {
  status: 'connected',
  settings: { serviceAccountId: 9 },
  hasToken: true,
  isProvisioned: 'unknown',
};

const facts = (part: Partial<OverviewFacts> = {}): OverviewFacts => ({
  nowMs: Date.parse('2026-03-01T12:00:00Z'),
  connection,
  ...part,
});

const person = (part: Partial<Person> = {}): Person => ({
  uid: 'u1',
  id: 1,
  login: 'mia',
  email: 'mia@example.com',
  name: 'Mia',
  role: 'Viewer',
  isDisabled: false,
  isProvisioned: false,
  authLabels: ['SAML'],
  ...part,
});

const people = (part: Partial<PeopleCounts> = {}): PeopleCounts => ({
  total: 3,
  provisioned: 2,
  local: 1,
  disabled: 0,
  neverSeen: 0,
  orphans: [],
  waysBackIn: [person({ role: 'Admin', authLabels: [] })],
  ...part,
});

const group = (displayName: string): Group => ({ id: displayName, displayName });

const groups = (part: Partial<GroupInventory> = {}): GroupInventory => ({
  total: 1,
  mapped: 1,
  unmapped: [],
  mismatched: [],
  withoutTeam: [],
  source: 'scim',
  ...part,
});

const setting = (value: boolean | 'unknown') => ({ value, source: 'dynamic' as const });

const settings = (part: Partial<ScimSettings> = {}): ScimSettings => ({
  userSync: setting(true),
  groupSync: setting(true),
  rejectNonProvisioned: setting(false),
  availability: 'available',
  canWrite: true,
  faults: [],
  ...part,
});

const ids = (part: Partial<OverviewFacts>) => overviewFindings(facts(part)).map(({ id }) => id);

it('finds nothing where nothing is known', () => {
  expect(overviewFindings(facts())).toEqual([]);
});

it('finds nothing where all is well', () => {
  const part = { settings: settings(), people: people(), groups: groups(), accounts: [], ledger: EMPTY_LEDGER };
  expect(overviewFindings(facts(part))).toEqual([]);
});

it.each<[string, Partial<OverviewFacts>, string[]]>([
  ['user sync off', { settings: settings({ userSync: setting(false) }) }, ['user-sync-off']],
  ['group sync off', { settings: settings({ groupSync: setting(false) }) }, ['group-sync-off']],
  ['unknown switches', { settings: settings({ userSync: setting('unknown') }) }, []],
  ['no SCIM at all', { settings: settings({ availability: 'unavailable', userSync: setting(false) }) }, []],
  ['orphans', { people: people({ orphans: [person()] }) }, ['orphans']],
  ['unmapped groups', { groups: groups({ unmapped: [group('data')] }) }, ['unmapped']],
  [
    'a name that almost matches',
    { groups: groups({ mismatched: [{ group: group('SRE '), similarTo: 'SRE' }] }) },
    ['mismatched'],
  ],
  [
    'a broken mapping document',
    { groups: groups({ mappingUnknown: 'invalid', unmapped: [group('data')] }) },
    ['mapping-invalid'],
  ],
  [
    'no way in',
    { people: people({ waysBackIn: [] }), settings: settings({ rejectNonProvisioned: setting(true) }) },
    ['no-way-in'],
  ],
  ['no local administrator, but nobody is rejected', { people: people({ waysBackIn: [] }), settings: settings() }, []],
  [
    'an interrupted apply',
    {
      ledger: { ...EMPTY_LEDGER, pending: { applyId: 'a', startedAt: '2026-03-01T11:00:00Z', by: 'admin', steps: [] } },
    },
    ['apply-interrupted'],
  ],
])('%s', (_, part, expected) => {
  expect(ids(part)).toEqual(expected);
});

it('puts the gravest first', () => {
  const found = overviewFindings(
    facts({
      settings: settings({ rejectNonProvisioned: setting(true) }),
      people: people({ orphans: [person()], waysBackIn: [] }),
      groups: groups({ unmapped: [group('data')] }),
    })
  );
  expect(found.map(({ severity }) => severity)).toEqual(['error', 'warning', 'info']);
});

it('leads to where it is mended', () => {
  const found = overviewFindings(facts({ people: people({ orphans: [person({ name: '' })] }) }));
  expect(found).toEqual([expect.objectContaining({ href: '/a/idops-scim-app/audit?state=local', names: ['mia'] })]);
});

it.each<[string, Partial<OverviewFacts>, boolean]>([
  ['nothing read yet', {}, false],
  ['everything known', { settings: settings(), groups: groups(), accounts: [] }, false],
  ['an unknown switch', { settings: settings({ groupSync: setting('unknown') }) }, true],
  ['no SCIM to switch', { settings: settings({ availability: 'unavailable', groupSync: setting('unknown') }) }, false],
  ['a broken mapping', { groups: groups({ mappingUnknown: 'invalid' }) }, true],
  [
    'tokens that could not be read',
    { accounts: [{ id: 1, login: 'sa', name: 'sa', role: 'None', isDisabled: false }] },
    true,
  ],
])('knows whether a question is open: %s', (_, part, expected) => {
  expect(hasGaps(facts(part))).toBe(expected);
});
