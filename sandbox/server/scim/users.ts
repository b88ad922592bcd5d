import { neverSeen, timestamp } from '../clock';
import type { Sandbox } from '../Sandbox';
import { removeUser } from '../store/removal';
import type { UserRow } from '../store/rows';
import { isObject, listOf, readResource, textOf, type Resource } from './attributes';
import { isSame, type Collection } from './Collection';
import type { ResourceFilter } from './filter';
import { patchResource } from './patch';
import { invalid, ScimFault } from './ScimFault';
import { USER_TYPE } from './schema';

/** What stands in columns of Grafana's tables; the rest of a resource is kept beside them. */
const COLUMNS = ['schemas', 'id', 'meta', 'externalId', 'displayName', 'active', 'emails', 'groups'];

/** SCIM users on Grafana's people. The id is the uid; people who were not provisioned are found, too. */
export function userCollection(sandbox: Sandbox): Collection {
  const { store, clock, ids } = sandbox;
  const { scimUrl } = sandbox.info();

  function toResource(user: UserRow, { withGroups = true } = {}): Resource {
    const { userName, ...kept } = user.scim ?? {};
    const extensions = USER_TYPE.extensions.map(({ id }) => id).filter((id) => id in kept);
    return {
      schemas: [USER_TYPE.core.id, ...extensions],
      id: user.uid,
      ...(user.externalId === '' ? {} : { externalId: user.externalId }),
      // Grafana keeps logins in lower case; the identity provider reads back what it sent.
      userName: textOf(userName).toLowerCase() === user.login.toLowerCase() ? userName : user.login,
      ...kept,
      ...(user.name === '' ? {} : { displayName: user.name }),
      ...(user.email === '' ? {} : { emails: [{ value: user.email, type: 'work', primary: true }] }),
      active: !user.isDisabled,
      ...(withGroups ? groupsOf(user) : {}),
      meta: {
        resourceType: 'User',
        created: user.createdAt,
        lastModified: user.updatedAt,
        location: `${scimUrl}/Users/${encodeURIComponent(user.uid)}`,
      },
    };
  }

  function groupsOf(user: UserRow): Resource {
    const groups = store.members
      .of('user', user.id)
      .map(({ teamId }) => store.teams.get(teamId))
      .filter((team) => team?.isProvisioned)
      .map((team) => ({ value: team?.uid, display: team?.name, type: 'direct' }));
    return groups.length === 0 ? {} : { groups };
  }

  function columnsOf(resource: Resource, before?: UserRow): Omit<UserRow, 'id' | 'uid' | 'createdAt'> {
    const userName = textOf(resource['userName']);
    if (userName === '') {
      throw before ? invalid('mutability', 'userName is required') : invalid('invalidValue', 'userName is required');
    }
    const login = userName.toLowerCase();
    const email = workEmail(resource['emails']).toLowerCase() || before?.email || (login.includes('@') ? login : '');
    const kept = Object.entries(resource).filter(([name, value]) => !COLUMNS.includes(name) && !isEmptyList(value));
    return {
      theme: '',
      passwordHash: '',
      salt: '',
      isGrafanaAdmin: false,
      emailVerified: false,
      authLabels: [],
      lastSeenAt: neverSeen(clock),
      ...before,
      orgRole: before?.orgRole ?? 'Viewer',
      login,
      email,
      name: nameOf(resource),
      isDisabled: typeof resource['active'] === 'boolean' ? !resource['active'] : (before?.isDisabled ?? false),
      isProvisioned: true,
      externalId: textOf(resource['externalId']) || (before?.externalId ?? ''),
      scim: Object.fromEntries(kept),
      updatedAt: before?.updatedAt ?? timestamp(clock),
    };
  }

  function refuseTaken(
    { login, email, externalId }: Pick<UserRow, 'login' | 'email' | 'externalId'>,
    id?: number
  ): void {
    const taken = [
      store.users.by('login', login),
      store.users.by('email', email),
      store.users.by('externalId', externalId),
    ];
    if (taken.some((other) => other && other.id !== id)) {
      throw new ScimFault(409, 'A user with this userName, e-mail or externalId exists already', 'uniqueness');
    }
  }

  function write(before: UserRow, resource: Resource): Resource {
    const columns = columnsOf(resource, before);
    refuseTaken(columns, before.id);
    const after = { ...before, ...columns };
    if (isSame(before, after)) {
      return toResource(before);
    }
    return toResource(store.users.update(before.id, { ...columns, updatedAt: timestamp(clock) }) ?? after);
  }

  function find(id: string): UserRow {
    const user = store.users.by('uid', id);
    if (!user) {
      throw new ScimFault(404, `User ${id} not found`);
    }
    return user;
  }

  /** At most one person can match when the filter asks for something unique. */
  function candidates(filter: ResourceFilter): Iterable<UserRow> {
    const unique = [
      ['uid', filter.wants('id')],
      ['login', filter.wants('userName')?.toLowerCase()],
      ['externalId', filter.wants('externalId')],
      ['email', filter.wants('emails.value')?.toLowerCase()],
    ] as const;
    for (const [index, value] of unique) {
      if (value !== undefined) {
        const user = store.users.by(index, value);
        return user ? [user] : [];
      }
    }
    return store.users.slice('id', 0, store.users.size);
  }

  return {
    type: USER_TYPE,
    get: (id) => {
      const user = store.users.by('uid', id);
      return user && toResource(user);
    },
    list({ offset, count }, keeps, filter) {
      const withGroups = filter?.uses('groups') ?? false;
      const found =
        filter && [...candidates(filter)].filter((user) => filter.matches(toResource(user, { withGroups })));
      const shown = found ? found.slice(offset, offset + count) : store.users.slice('id', offset, count);
      return {
        total: found?.length ?? store.users.size,
        resources: shown.map((user) => toResource(user, { withGroups: keeps('groups') })),
      };
    },
    create(body) {
      const resource = readResource(USER_TYPE, body);
      const columns = columnsOf(resource);
      const known = store.users.by('login', columns.login) ?? store.users.by('email', columns.email);
      if (known && !known.isProvisioned) {
        return write(known, resource);
      }
      refuseTaken(columns);
      const uid = `scim-${columns.externalId === '' ? ids.uid() : columns.externalId}`;
      return toResource(store.users.insert({ ...columns, uid, createdAt: timestamp(clock) }));
    },
    replace: (id, body) => write(find(id), readResource(USER_TYPE, body)),
    patch(id, body) {
      const user = find(id);
      return write(user, patchResource(USER_TYPE, toResource(user), body));
    },
    remove(id) {
      removeUser({ store }, find(id).id);
    },
  };
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** Grafana keeps one address: the work one. */
function workEmail(emails: unknown): string {
  const addresses = listOf(emails).filter(isObject);
  const chosen =
    addresses.find(({ type }) => textOf(type).toLowerCase() === 'work') ??
    addresses.find(({ primary }) => primary === true) ??
    addresses[0];
  return textOf(chosen?.['value']);
}

function nameOf(resource: Resource): string {
  const name = isObject(resource['name']) ? resource['name'] : {};
  const parts = [textOf(name['givenName']), textOf(name['familyName'])].filter((part) => part !== '');
  return textOf(resource['displayName']) || textOf(name['formatted']) || parts.join(' ');
}
