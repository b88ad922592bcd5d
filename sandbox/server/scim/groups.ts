import { timestamp } from '../clock';
import type { Sandbox } from '../Sandbox';
import { putMember, removeMember } from '../store/memberships';
import { removeTeam } from '../store/removal';
import type { TeamRow } from '../store/rows';
import { isObject, listOf, readResource, textOf, type Resource } from './attributes';
import { isSame, type Collection } from './Collection';
import { patchResource } from './patch';
import { invalid, ScimFault } from './ScimFault';
import { GROUP_TYPE } from './schema';

/** SCIM groups on Grafana's teams. The id is the uid; teams that SCIM did not make are not groups. */
export function groupCollection(sandbox: Sandbox): Collection {
  const { store, clock, ids } = sandbox;
  const { scimUrl } = sandbox.info();

  function toResource(team: TeamRow, { withMembers = true } = {}): Resource {
    const members = withMembers ? membersOf(team) : [];
    return {
      schemas: [GROUP_TYPE.core.id],
      id: team.uid,
      ...(team.externalUid === '' ? {} : { externalId: team.externalUid }),
      displayName: team.name,
      ...(members.length === 0 ? {} : { members }),
      meta: {
        resourceType: 'Group',
        created: team.createdAt,
        lastModified: team.updatedAt,
        location: `${scimUrl}/Groups/${encodeURIComponent(team.uid)}`,
      },
    };
  }

  function membersOf(team: TeamRow): Resource[] {
    return store.members.of('team', team.id).flatMap(({ userId }) => {
      const user = store.users.get(userId);
      return user
        ? [
            {
              value: user.uid,
              display: user.name === '' ? user.login : user.name,
              type: 'User',
              $ref: `${scimUrl}/Users/${encodeURIComponent(user.uid)}`,
            },
          ]
        : [];
    });
  }

  function find(id: string): TeamRow {
    const team = store.teams.by('uid', id);
    if (!team?.isProvisioned) {
      throw new ScimFault(404, `Group ${id} not found`);
    }
    return team;
  }

  function columnsOf(resource: Resource, before?: TeamRow): Pick<TeamRow, 'name' | 'externalUid'> {
    const name = textOf(resource['displayName']);
    if (name === '') {
      throw invalid(before ? 'mutability' : 'invalidValue', 'displayName is required');
    }
    const externalUid = textOf(resource['externalId']) || (before?.externalUid ?? '');
    const taken = [store.teams.by('name', name), store.teams.by('externalUid', externalUid)];
    if (taken.some((other) => other && other.id !== before?.id)) {
      throw new ScimFault(409, 'A team with this displayName or externalId exists already', 'uniqueness');
    }
    return { name, externalUid };
  }

  /** Ids of the people; undefined when the body does not speak of members. */
  function wantedMembers(resource: Resource): Set<number> | undefined {
    if (!('members' in resource)) {
      return undefined;
    }
    return new Set(
      listOf(resource['members']).map((member) => {
        const uid = textOf(isObject(member) ? member['value'] : undefined);
        const user = store.users.by('uid', uid);
        if (!user) {
          throw invalid('invalidValue', `There is no user ${JSON.stringify(uid)} to be a member`);
        }
        return user.id;
      })
    );
  }

  /** Answers whether anything changed. Members that somebody added by hand become the sync's. */
  function setMembers(team: TeamRow, wanted: ReadonlySet<number>): boolean {
    const current = store.members.of('team', team.id);
    const gone = current.filter(({ userId }) => !wanted.has(userId));
    const known = new Set(current.map(({ userId }) => userId));
    const added = [...wanted].filter((userId) => !known.has(userId));
    const adopted = current.filter((member) => wanted.has(member.userId) && !member.isExternal);
    gone.forEach(({ userId }) => removeMember(sandbox, team.id, userId));
    added.forEach((userId) => putMember(sandbox, { teamId: team.id, userId, permission: 0, isExternal: true }));
    adopted.forEach(({ id }) => store.members.update(id, { isExternal: true }));
    return gone.length + added.length + adopted.length > 0;
  }

  function write(before: TeamRow, resource: Resource): Resource {
    const columns = columnsOf(resource, before);
    const wanted = wantedMembers(resource);
    const hasNewMembers = wanted !== undefined && setMembers(before, wanted);
    if (!hasNewMembers && isSame({ ...before, ...columns }, before)) {
      return toResource(before);
    }
    return toResource(store.teams.update(before.id, { ...columns, updatedAt: timestamp(clock) }) ?? before);
  }

  return {
    type: GROUP_TYPE,
    get: (id) => {
      const team = store.teams.by('uid', id);
      return team?.isProvisioned ? toResource(team) : undefined;
    },
    list({ offset, count }, keeps, filter) {
      const withMembers = filter?.uses('members') ?? false;
      const found = store.teams.filter(
        'id',
        (team) => team.isProvisioned && (filter?.matches(toResource(team, { withMembers })) ?? true)
      );
      return {
        total: found.length,
        resources: found
          .slice(offset, offset + count)
          .map((team) => toResource(team, { withMembers: keeps('members') })),
      };
    },
    create(body) {
      const resource = readResource(GROUP_TYPE, body);
      const columns = columnsOf(resource);
      const wanted = wantedMembers(resource) ?? new Set<number>();
      const now = timestamp(clock);
      const team = store.teams.insert({
        uid: ids.uid(),
        email: '',
        isProvisioned: true,
        ...columns,
        createdAt: now,
        updatedAt: now,
      });
      setMembers(team, wanted);
      return toResource(team);
    },
    replace: (id, body) => write(find(id), readResource(GROUP_TYPE, body)),
    patch(id, body) {
      const team = find(id);
      const current = toResource(team);
      // A removal may leave no `members` at all; here that means nobody.
      const patched = patchResource(GROUP_TYPE, current, body);
      return write(team, { members: [], ...patched });
    },
    remove(id) {
      removeTeam({ store }, find(id).id);
    },
  };
}
