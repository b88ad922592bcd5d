import { folderTree } from '../organisation/folderTree';
import { compareLevels, strongest } from '../organisation/grantId';
import type {
  ActualGrants,
  Folder,
  FolderGrant,
  FolderPermission,
  Membership,
  OrgRole,
  Person,
} from '../organisation/organisation';
import { gatherBy } from '../work/gatherBy';
import type { Step } from './step';

/** One way by which a person reaches a folder. */
export interface Way {
  permission: FolderPermission;
  from: { kind: 'team'; teamUid: string } | { kind: 'own' } | { kind: 'basic-role'; role: OrgRole };
  /** The folder above on which the right was given; absent: on the folder itself. */
  inheritedFrom?: string;
}

/** All ways of one person to one folder, strongest first. No way at all is no access. */
export type WaysTo = (folderUid: string) => readonly Way[];

const holder = ({ folderUid, teamUid, userUid, orgRole, permission }: FolderGrant, at = folderUid): string =>
  JSON.stringify([at, teamUid, userUid, orgRole, permission]);

/** The grants as they stand when steps are made: those of a team on a folder give way to the step about it. */
function afterSteps(grants: readonly FolderGrant[], steps: readonly Step[]): FolderGrant[] {
  const about = new Set(
    steps.flatMap(({ grant }) => (grant.kind === 'folder' ? `${grant.teamUid}/${grant.folderUid}` : []))
  );
  const given = steps.flatMap(({ kind, grant }): FolderGrant[] => {
    if (grant.kind !== 'folder' || kind === 'remove') {
      return [];
    }
    const { teamUid, folderUid, permission } = grant;
    return [{ teamUid, folderUid, permission, isInherited: false, isManaged: true }];
  });
  const isReplaced = ({ teamUid, folderUid, isInherited, isManaged }: FolderGrant) =>
    isManaged && !isInherited && about.has(`${teamUid}/${folderUid}`);
  return [...grants.filter((grant) => !isReplaced(grant)), ...given];
}

export function teamsOfPerson({ uid }: Person, memberships: readonly Membership[]): ReadonlySet<string> {
  return new Set(memberships.flatMap(({ userUid, teamUid }) => (userUid === uid ? teamUid : [])));
}

/** What does not depend on the person; made once for many. */
export class FolderWays {
  readonly #tree: ReturnType<typeof folderTree>;
  /** Rights on the folder itself, and inherited ones whose origin was not read. */
  readonly #rows: ReadonlyMap<string, readonly FolderGrant[]>;

  constructor(folders: readonly Folder[], actual: Pick<ActualGrants, 'folderGrants'>, steps: readonly Step[] = []) {
    const tree = folderTree(folders);
    const direct = new Set(actual.folderGrants.flatMap((grant) => (grant.isInherited ? [] : holder(grant))));
    const rows = actual.folderGrants.filter(
      (grant) => !grant.isInherited || !tree.above(grant.folderUid).some((uid) => direct.has(holder(grant, uid)))
    );
    this.#tree = tree;
    this.#rows = gatherBy(afterSteps(rows, steps), ({ folderUid }) => folderUid);
  }

  of(person: Person, teams: ReadonlySet<string>): WaysTo {
    return (folderUid) => this.#ways(person, teams, folderUid);
  }

  #ways(person: Person, teams: ReadonlySet<string>, folderUid: string): Way[] {
    if (person.isDisabled) {
      return [];
    }
    const ways = [folderUid, ...this.#tree.above(folderUid)].flatMap((uid) =>
      (this.#rows.get(uid) ?? []).flatMap((grant): Way[] => {
        const from = sourceOf(grant, person, teams);
        return from ? [{ permission: grant.permission, from, ...(uid !== folderUid && { inheritedFrom: uid }) }] : [];
      })
    );
    const admin: Way[] =
      person.role === 'Admin' ? [{ permission: 'Admin', from: { kind: 'basic-role', role: 'Admin' } }] : [];
    return [...admin, ...ways].sort((a, b) => compareLevels(b.permission, a.permission));
  }
}

/** Through what a right reaches a person; undefined: not at all. Of an Admin's basic role nothing need be granted. */
export function sourceOf(
  { teamUid, userUid, orgRole }: Pick<FolderGrant, 'teamUid' | 'userUid' | 'orgRole'>,
  person: Person,
  teams: ReadonlySet<string>
): Way['from'] | undefined {
  if (teamUid !== undefined) {
    return teams.has(teamUid) ? { kind: 'team', teamUid } : undefined;
  }
  if (userUid !== undefined) {
    return userUid === person.uid ? { kind: 'own' } : undefined;
  }
  return orgRole !== undefined && orgRole === person.role && orgRole !== 'Admin'
    ? { kind: 'basic-role', role: orgRole }
    : undefined;
}

/** The permission that counts; undefined: none. */
export function levelOfWays(ways: readonly Way[]): FolderPermission | undefined {
  return ways.reduce<FolderPermission | undefined>((best, { permission }) => strongest(best, permission), undefined);
}
