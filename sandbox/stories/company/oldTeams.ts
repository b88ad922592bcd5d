import { putMember } from '../../server/store/memberships';
import { numberIn } from '../answered';
import type { World } from '../Story';
import { COMPANY, ORPHANS, userNameOf } from './company';
import { asAdmin, giveTeamRole, type Admin } from './landscape';

/** A team that Team Sync fills, from the time before group sync. */
interface OldTeam {
  name: string;
  externalGroups: readonly string[];
  /** Names of the company's groups whose members Team Sync had brought. */
  members: readonly string[];
  folders: ReadonlyArray<[uid: string, permission: 'View' | 'Edit' | 'Admin']>;
  role?: string;
  /** Uid of a data source that the team may query. */
  dataSource?: string;
  /** Logins of members that somebody added. */
  byHand?: readonly string[];
}

const [DEREK] = ORPHANS;

/**
 * Groups that have come under their LDAP name, by name, two for one team, one for two teams, by a name that is only
 * similar; groups that have not come, one of which needs the name of its old team; one that nobody knows any more.
 */
const OLD_TEAMS: readonly OldTeam[] = [
  {
    name: 'Reliability',
    externalGroups: ['cn=SRE,ou=groups,dc=example,dc=com'],
    members: ['SRE'],
    folders: [
      ['prod-infrastructure', 'Admin'],
      ['platform', 'Edit'],
    ],
    role: 'fixed:dashboards:writer',
    byHand: [userNameOf(DEREK)],
  },
  {
    name: 'Shop',
    externalGroups: ['Checkout', 'Payments'],
    members: ['Checkout', 'Payments'],
    folders: [
      ['prod-checkout', 'Edit'],
      ['prod-payments', 'Edit'],
    ],
    dataSource: 'pg-billing',
  },
  {
    name: 'On-call',
    externalGroups: ['cn=SRE,ou=groups,dc=example,dc=com', 'Support'],
    members: ['SRE', 'Support'],
    folders: [['security', 'View']],
  },
  { name: 'Analysts', externalGroups: ['data-science'], members: ['Data Science'], folders: [['business', 'Edit']] },
  { name: 'observability', externalGroups: ['observability'], members: ['Marketing'], folders: [['staging', 'View']] },
  {
    name: 'Field engineering',
    externalGroups: ['8d4e1f0a-7c55-4b8e-9a53-0f6f0c1c2b7d'],
    members: ['Product'],
    folders: [['business-finance', 'View']],
  },
];

async function giveAccess(
  admin: Admin,
  teamId: number,
  { folders, role, dataSource, externalGroups }: OldTeam,
  isEnterprise: boolean
): Promise<void> {
  for (const [uid, permission] of folders) {
    await admin('POST', `/api/access-control/folders/${uid}/teams/${teamId}`, { permission });
  }
  if (isEnterprise) {
    for (const groupId of externalGroups) {
      await admin('POST', `/api/teams/${teamId}/groups`, { groupId });
    }
    await giveTeamRole(admin, teamId, role);
  }
  if (isEnterprise && dataSource !== undefined) {
    await admin('POST', `/api/access-control/datasources/${dataSource}/teams/${teamId}`, { permission: 'Query' });
  }
}

/** Teams with external groups, what they give, and the members whom Team Sync wrote, which no API can. */
export async function keepOldTeams(world: World): Promise<void> {
  const admin = asAdmin(world);
  const { sandbox } = world;
  const idOf = (login: string): number => sandbox.store.users.by('login', login)?.id ?? 0;
  for (const old of OLD_TEAMS) {
    const teamId = numberIn(await admin('POST', '/api/teams', { name: old.name }), 'teamId');
    await giveAccess(admin, teamId, old, sandbox.edition === 'enterprise');
    for (const login of old.byHand ?? []) {
      await admin('POST', `/api/teams/${teamId}/members`, { userId: idOf(login) });
    }
    COMPANY.filter(({ groups }) => groups.some((group) => old.members.includes(group))).forEach((employee) =>
      putMember(sandbox, { teamId, userId: idOf(userNameOf(employee)), permission: 0, isExternal: true })
    );
  }
}
