import fc from 'fast-check';
import { ok } from '../fault/Fault';
import { aGroup, aPerson, aTeam } from '../testing/builders';
import { aToken, anAccount } from '../testing/tokenBuilders';
import { bundleToJson, bundleToMarkdown, makeBundle, type Bundle } from './bundle';
import { CHECKS } from './checks';
import type { FactName, Facts } from './facts';
import { runChecks, type CheckResult, type Ports } from './runChecks';
import { aScimUser, aStack, healthyFacts, NOW_MS, off, on, theAccounts, theSwitches } from './testing/healthyFacts';

const grafana = { version: '12.4.0', edition: 'Enterprise' };

/** Stands in every name that somebody chose, and nowhere else. */
const MARK = 'Żq';

const run = (facts: Facts): Promise<CheckResult[]> => {
  const port = (name: FactName) => ({ [name]: async () => ok(facts[name]) });
  const ports: Ports = Object.assign({}, ...(Object.keys(facts) as FactName[]).map(port));
  return runChecks(CHECKS, ports, { nowMs: NOW_MS });
};

/** An installation with something wrong in every part of it, full of one person's idea of a name. */
function troubledFacts(name: string): Facts {
  const eve = aPerson('eve', { name, login: name, email: `${name}@acme.com`, isProvisioned: false });
  const twin = aPerson('12', {
    name,
    login: name.toUpperCase(),
    email: `${name.toUpperCase()}@acme.com`,
    role: 'Admin',
  });
  const external = [{ team: aTeam('t', { name }), groups: [name] }];
  const groups = [aGroup(name, { displayName: name, teamUid: undefined }), aGroup('b', { displayName: name })];
  const accounts = theAccounts({
    provider: {
      name,
      login: name,
      tokens: [aToken({ name, expiresAt: undefined }), aToken({ id: 2, name, lastUsedAt: undefined })],
    },
    others: [
      anAccount({
        id: 4,
        name,
        role: 'Admin',
        isDisabled: true,
        tokens: [aToken({ name, expiresAt: '2026-01-01T00:00:00Z' })],
      }),
    ],
    permissions: { 2: {} },
  });
  const fault = { kind: 'invalid', operation: 'x', detail: `user ${name} glsa_abc`, status: 400 } as const;
  return {
    ...healthyFacts(),
    stack: aStack({ appUrl: `http://${name}`, namespace: name }),
    connection: { status: 'broken', fault, namespace: `x-${name}`, preset: 'entra' },
    switches: theSwitches({ rejectNonProvisioned: on, groupSync: { ...off, value: true } }),
    saml: { isEnabled: true, allowSignUp: true, externalUidClaim: name, loginClaim: name },
    endpoint: { status: 403, body: { detail: `no ${name}` } },
    people: [eve, twin, { ...twin, uid: '13', isDisabled: true }],
    scimUsers: [aScimUser(name, { externalId: name }), aScimUser(`${name}2`, { externalId: name })],
    memberships: { memberships: [{ userUid: '13', teamUid: 't', permission: 'member', isExternal: true }], unread: [] },
    teams: [aTeam('x', { name, isProvisioned: false }), aTeam('y', { name })],
    groups: { groups, source: 'scim' },
    accounts,
    teamSync: { isSupported: true, mapped: external, isComplete: true },
    mapping: {
      text: `version: 1\nrules:\n  - name: ${JSON.stringify(name)}\n    match: { group: ${JSON.stringify(name)}`,
      source: 'record',
    },
    ledger: {
      ...healthyFacts().ledger,
      pending: { applyId: name, startedAt: '2026-03-01T00:00:00Z', by: name, steps: [] },
    },
  };
}

const bundleOf = (results: readonly CheckResult[], isRedacted: boolean): Bundle =>
  makeBundle({ checks: CHECKS, results, grafana, nowMs: NOW_MS, isRedacted });

const hostileName = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).map((text) => `${MARK}${text}${MARK}`);

it('finds a lot in the installation that the next tests are about', async () => {
  const results = await run(troubledFacts(`${MARK}x`));
  expect(results.filter(({ verdict }) => ['fail', 'warn'].includes(verdict.state)).length).toBeGreaterThan(28);
});

it('holds no name, address, id or token when redacted, whatever people are called', async () => {
  await fc.assert(
    fc.asyncProperty(hostileName, async (name) => {
      const bundle = bundleOf(await run(troubledFacts(name)), true);
      const json = bundleToJson(bundle);
      expect(JSON.parse(json)).toEqual(bundle);
      for (const text of [JSON.stringify(JSON.parse(json)), bundleToMarkdown(bundle)]) {
        expect(text.toLowerCase()).not.toContain(MARK.toLowerCase());
        expect(text).not.toContain('acme.com');
        expect(text).not.toContain('glsa_');
      }
    }),
    { numRuns: 60 }
  );
});

it('says the names in evidence only, never in a cause, a remedy or a label', async () => {
  const results = await run(troubledFacts(`${MARK}x`));
  const words = results.flatMap(({ verdict }) => [
    'cause' in verdict ? verdict.cause : '',
    'remedy' in verdict ? verdict.remedy.text : '',
    'why' in verdict ? verdict.why : '',
    ...verdict.evidence.flatMap(({ label, rows }) => [
      label,
      ...rows.flatMap((row) => row.filter(({ kind }) => kind === 'plain').map(({ text }) => text)),
    ]),
  ]);
  expect(words.join('\n').toLowerCase()).not.toContain(MARK.toLowerCase());
});

it('names people, and still no secrets, when asked to', async () => {
  const bundle = bundleOf(await run(troubledFacts(`${MARK}x`)), false);
  const text = bundleToMarkdown(bundle);
  expect(text).toContain(`${MARK}x@acme.com`);
  expect(text).not.toContain('glsa_');
});

it('counts, puts the gravest first, and says which were not run', async () => {
  const results = (await run(healthyFacts())).slice(1);
  const bundle = bundleOf(results, true);
  expect(bundle.checks.map(({ id }) => id).sort()).toEqual(CHECKS.map(({ id }) => id).sort());
  expect(bundle.checks.at(-1)).toMatchObject({ id: 'edition', state: 'not run' });
  const [first] = bundleOf(await run({ ...healthyFacts(), stack: aStack({ appUrl: 'http://a.b' }) }), true).checks;
  expect(first).toMatchObject({ id: 'public-url-https', state: 'fail' });
  expect(bundle.counts).toEqual({ 'not run': 1, pass: CHECKS.length - 1 });
  expect(bundle.createdAt).toBe('2026-03-01T12:00:00.000Z');
});

it('cuts long lists and says so', async () => {
  const people = Array.from({ length: 120 }, (_, at) => aPerson(`p${at}`, { email: 'same@acme.com' }));
  const text = bundleToMarkdown(bundleOf(await run({ ...healthyFacts(), people }), true));
  expect(text).toMatch(/- Sharing one address \(1\)\n.*and 216 more`$/m);
  const many = people.map((person, at) => ({ ...person, isProvisioned: false, email: `p${at}@x.org` }));
  const unmanaged = bundleToMarkdown(bundleOf(await run({ ...healthyFacts(), people: many }), true));
  expect(unmanaged).toContain('- Not provisioned (120)');
  expect(unmanaged).toContain('- and 70 more');
});

it('keeps hostile names harmless in Markdown', async () => {
  const name = '`](http://evil) <script>\n# Heading';
  const facts = { ...healthyFacts(), people: [aPerson('x', { name, isProvisioned: false })] };
  const text = bundleToMarkdown(bundleOf(await run(facts), false));
  expect(text).toContain('`` `](http://evil) <script> # Heading ``');
  expect(text).not.toMatch(/^# Heading/m);
});
