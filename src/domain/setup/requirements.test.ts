import { entra } from '../presets/entra';
import type { SetUpFacts } from './facts';
import { known, notKnown, STILL_READING } from './known';
import { requirements } from './requirements';
import type { Requirement } from './setUpStep';

const on = { userSync: true, groupSync: true, rejectNonProvisioned: false, isAvailable: true };

const facts = (partial: Partial<SetUpFacts> = {}): SetUpFacts => ({
  nowMs: Date.parse('2026-03-01T12:00:00Z'),
  preset: entra,
  version: '12.4.0',
  isEnterprise: true,
  isCloud: false,
  appUrl: 'https://grafana.example.com/sub',
  licence: known({}),
  isSamlEnabled: true,
  externalUidClaim: known('userUID'),
  teamSync: known([]),
  provider: known(undefined),
  permissions: known({}),
  switches: known(on),
  people: known([]),
  teams: known([]),
  ...partial,
});

const amiss = (partial: Partial<SetUpFacts>) => requirements(facts(partial)).filter(({ state }) => state !== 'met');

it('finds nothing amiss where all is well, and says of each what it saw', () => {
  expect(amiss({})).toEqual([]);
  expect(requirements(facts()).every(({ evidence }) => evidence !== '')).toBe(true);
});

// prettier-ignore
it.each<[string, Partial<SetUpFacts>, Requirement['state'], string, RegExp]>([
  ['a licence that has ended', { licence: known({ expiresAt: '2026-02-28T00:00:00Z' }) }, 'failed', 'Licence', /ended on 2026-02-28/],
  ['a licence that ends soon', { licence: known({ expiresAt: '2026-03-20T00:00:00Z' }) }, 'warning', 'Licence', /ends on 2026-03-20/],
  ['a licence that may not be read', { licence: notKnown('licensing:read is missing') }, 'unknown', 'Licence', /licensing:read/],
  ['a version before SCIM', { version: '11.6.0', isScimToggleOn: true }, 'failed', 'Version of Grafana', /came with 12\.0/],
  ['a version with the flaw', { version: '12.1.3', isScimToggleOn: true }, 'failed', 'Version of Grafana', /CVE-2025-41115/],
  ['a toggle that is off', { version: '12.3.0', isScimToggleOn: false }, 'failed', 'Feature toggle enableSCIM', /is off/],
  ['a toggle that is not listed', { version: '12.3.0' }, 'failed', 'Feature toggle enableSCIM', /is off/],
  ['no SCIM', { switches: known({ isAvailable: false }) }, 'failed', 'SCIM answers', /as if it had no SCIM/],
  ['a SCIM that could not be asked', { switches: notKnown('status 500') }, 'unknown', 'SCIM answers', /status 500/],
  ['SAML that is off', { isSamlEnabled: false }, 'failed', 'Signing in with SAML', /SAML is off/],
  ['a claim that is not set', { externalUidClaim: known('') }, 'warning', 'Identifier in SAML', /is not set/],
  ['Team Sync beside group sync', { teamSync: known(['a', 'b', 'c', 'd', 'e']) }, 'failed', 'Team Sync', /fills 5 teams: a, b, c and 2 more/],
  ['Team Sync without group sync', { teamSync: known(['a']), switches: known({ ...on, groupSync: false }) }, 'warning', 'Team Sync', /fills 1 team: a\./],
  ['a claim that may not be read', { externalUidClaim: notKnown('status 403') }, 'unknown', 'Identifier in SAML', /403/],
  ['Team Sync that could not be read', { teamSync: notKnown('status 403') }, 'unknown', 'Team Sync', /403/],
  ['an address of this machine', { appUrl: 'http://localhost:3000' }, 'warning', 'Public address', /this machine only/],
  ['an address of this machine, IPv6', { appUrl: 'https://[::1]:3000/x' }, 'warning', 'Public address', /this machine only/],
  ['an address of a network of its own', { appUrl: 'https://grafana.internal' }, 'warning', 'Public address', /its own network only/],
  ['an address that is not encrypted', { appUrl: 'http://grafana.example.com' }, 'warning', 'Public address', /not encrypted/],
  ['an address that is none', { appUrl: 'grafana' }, 'unknown', 'Public address', /no address/],
])('%s', (_, partial, state, title, evidence) => {
  const [found, ...others] = amiss(partial);
  expect(found).toMatchObject({ state, title, evidence: expect.stringMatching(evidence) });
  expect(others).toEqual([]);
  if (state === 'failed' || state === 'warning') {
    expect(found?.remedy).toMatch(/\w+/);
  }
});

it('says of OSS that nothing after it can work', () => {
  const [edition] = amiss({ isEnterprise: false, switches: known({ isAvailable: false }) });
  expect(edition).toMatchObject({ state: 'failed', isBlocking: true, evidence: expect.stringMatching(/OSS/) });
});

it('asks Grafana Cloud for no licence', () => {
  expect(amiss({ isCloud: true, licence: notKnown('not asked') })).toEqual([]);
});

it('tells what is still being read from what cannot be', () => {
  expect(amiss({ teamSync: STILL_READING })).toEqual([expect.objectContaining({ state: 'unknown', isReading: true })]);
});
