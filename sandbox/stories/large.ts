import { neverSeen, timestamp } from '../server/clock';
import type { Sandbox } from '../server/Sandbox';
import { TEAM_LEVELS, teamScope } from '../server/store/memberships';
import type { TeamRow, UserRow } from '../server/store/rows';
import { installed } from './installed';
import { ownKey } from './ownKey';
import type { Story } from './Story';

const DEFAULT_PEOPLE = 10_000;
const DAY_MS = 24 * 3600 * 1000;

const GIVEN = [
  'Ada',
  'Björn',
  'Chiara',
  'Dmitri',
  'Esra',
  'Femi',
  'Greta',
  'Hiroshi',
  'Isabel',
  'Jonas',
  'Khadija',
  'Liam',
  'Mei',
  'Nadia',
  'Oscar',
  'Priya',
];
const FAMILY = [
  'Okafor',
  'Lindqvist',
  'Moretti',
  'Volkov',
  'Demir',
  'Adeyemi',
  'Hoffmann',
  'Tanaka',
  'Duarte',
  'Weiss',
  'Haddad',
  'Murphy',
  'Chen',
  'Petrova',
  'Svensson',
  'Raman',
  'Novak',
];
const DEPARTMENTS = ['Engineering', 'Data', 'Security', 'Finance', 'Support', 'Product', 'Marketing', 'Operations'];

/** 12 groups for a small company, 500 for a middling one, 5,000 for a large one. */
export const groupsFor = (people: number): number => (people <= 1000 ? 12 : people <= 20_000 ? 500 : 5000);

const pick = (words: readonly string[], index: number): string => words[index % words.length] ?? '';

function addPerson({ store, clock }: Sandbox, index: number): UserRow {
  const name = `${pick(GIVEN, index)} ${pick(FAMILY, Math.floor(index / GIVEN.length) + index)}`;
  const login = `person${String(index).padStart(6, '0')}@example.com`;
  const externalId = `00u${index.toString(36).padStart(17, '0')}`;
  const isSeen = index % 10 !== 0;
  const createdAt = timestamp(clock, -(30 + (index % 400)) * DAY_MS);
  const isLocal = index % 50 === 49;
  return store.users.insert({
    uid: isLocal ? `local${index}` : `scim-${externalId}`,
    login,
    email: login,
    name,
    theme: '',
    passwordHash: '',
    salt: '',
    isGrafanaAdmin: false,
    isDisabled: index % 40 === 39,
    isProvisioned: !isLocal,
    emailVerified: false,
    orgRole: index % 20 === 0 ? 'Editor' : 'Viewer',
    externalId: isLocal ? '' : externalId,
    authLabels: isSeen ? ['SAML'] : [],
    createdAt,
    updatedAt: createdAt,
    lastSeenAt: isSeen ? timestamp(clock, -(index % 120) * DAY_MS - 60_000) : neverSeen(clock),
  });
}

function addTeam({ store, clock, ids }: Sandbox, index: number): TeamRow {
  const createdAt = timestamp(clock, -200 * DAY_MS);
  return store.teams.insert({
    uid: ids.uid(),
    name: `${pick(DEPARTMENTS, index)}-${String(index).padStart(4, '0')}`,
    email: '',
    isProvisioned: true,
    externalUid: `00g${index.toString(36).padStart(17, '0')}`,
    createdAt,
    updatedAt: createdAt,
  });
}

/** Everybody is in one group, every third person in two. */
function addMemberships({ store, clock, ids }: Sandbox, people: readonly UserRow[], teams: readonly TeamRow[]): void {
  const createdAt = timestamp(clock, -100 * DAY_MS);
  people.forEach((person, index) => {
    const first = teams[index % teams.length];
    const second = index % 3 === 0 ? teams[(index * 7919 + 1) % teams.length] : undefined;
    for (const team of new Set([first, second])) {
      if (team) {
        const membership = { teamId: team.id, userId: person.id, permission: 0, isExternal: true } as const;
        store.members.insert({ uid: ids.uid(), ...membership, createdAt, updatedAt: createdAt });
        store.managedPermissions.insert({
          holder: { kind: 'user', id: person.id },
          scope: teamScope(team.id),
          level: 'Member',
          actions: TEAM_LEVELS.Member,
        });
      }
    }
  });
}

function addServiceAccount(sandbox: Sandbox): void {
  const { store, clock, ids } = sandbox;
  const now = timestamp(clock);
  const { id } = store.serviceAccounts.insert({
    uid: ids.uid(),
    name: 'Okta SCIM',
    login: 'sa-1-okta-scim',
    role: 'Admin',
    isDisabled: false,
    createdAt: now,
    updatedAt: now,
    lastSeenAt: neverSeen(clock),
  });
  store.tokens.insert({
    serviceAccountId: id,
    name: 'okta',
    keyHash: ownKey(sandbox, 'idp'),
    createdAt: now,
    lastUsedAt: now,
  });
}

/** N people and their groups, always the same ones, written into the store at once. */
export const large: Story = {
  name: 'large',
  title: 'As many people as asked for (10,000 by default), with 12, 500 or 5,000 groups',
  start({ sandbox, users = DEFAULT_PEOPLE }) {
    installed(sandbox);
    addServiceAccount(sandbox);
    const people = Array.from({ length: users }, (_, index) => addPerson(sandbox, index));
    const teams = Array.from({ length: groupsFor(users) }, (_, index) => addTeam(sandbox, index));
    addMemberships(sandbox, people, teams);
  },
};
