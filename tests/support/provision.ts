import type { Sandbox } from '../../sandbox/server/Sandbox';

export interface Organisation {
  /** Display names; the login is made of them: `Ada Lovelace` is `ada.lovelace@example.com`. */
  people?: readonly string[];
  /** Names of members by name of group. On OSS they become teams and members made by hand. */
  groups?: Readonly<Record<string, readonly string[]>>;
  /** The uid is the title in lower case. */
  folders?: ReadonlyArray<{ title: string; parent?: string }>;
  /** Names; the uid is the name as with folders. Nobody but Admins and teams that are given it can query them. */
  dataSources?: readonly string[];
}

/** Logins and uids as `provision` gives them. */
const loginOf = (name: string): string => `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.')}@example.com`;
const folderUidOf = (title: string): string => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/** Fills a sandbox as an identity provider (or, on OSS, an administrator) would: by requests. */
export async function provision(
  sandbox: Sandbox,
  { people = [], groups = {}, folders = [], dataSources = [] }: Organisation
): Promise<void> {
  const grafana = grafanaOf(sandbox);
  for (const { title, parent } of folders) {
    const parentUid = parent && folderUidOf(parent);
    await grafana('POST', '/api/folders', { uid: folderUidOf(title), title, parentUid });
  }
  for (const name of dataSources) {
    const uid = folderUidOf(name);
    await grafana('POST', '/api/datasources', {
      uid,
      name,
      type: 'prometheus',
      access: 'proxy',
      url: 'https://metrics.example.com',
    });
    if (sandbox.edition === 'enterprise') {
      const roles = `/api/access-control/datasources/${uid}/builtInRoles`;
      await grafana('POST', `${roles}/Viewer`, { permission: '' });
      await grafana('POST', `${roles}/Editor`, { permission: '' });
    }
  }
  const everybody = [...new Set([...people, ...Object.values(groups).flat()])];
  const push = sandbox.edition === 'oss' ? byHand(grafana) : overScim(sandbox);
  const ids = new Map<string, string>();
  for (const name of everybody) {
    ids.set(name, await push.person(name));
  }
  for (const [name, members] of Object.entries(groups)) {
    await push.group(
      name,
      members.map((member) => ids.get(member) ?? '')
    );
  }
}

type Send = (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>;

/** Grafana's API as the administrator. */
export function grafanaOf(sandbox: Sandbox): Send {
  return sender(sandbox, sandbox.grafanaUrl, `Basic ${btoa('admin:admin')}`, 'application/json');
}

/** The SCIM endpoint as the identity provider. */
function scimOf(sandbox: Sandbox): Send {
  const { scimUrl, tokens } = sandbox.info();
  return sender(sandbox, scimUrl, `Bearer ${tokens.idp}`, 'application/scim+json');
}

function sender(sandbox: Sandbox, base: string, authorization: string, type: string): Send {
  return async (method, path, body) => {
    const answer = await sandbox.handle(
      new Request(`${base}${path}`, {
        method,
        headers: { authorization, 'content-type': type },
        body: body === undefined ? undefined : JSON.stringify(body),
      })
    );
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    }
    return text === '' ? {} : JSON.parse(text);
  };
}

interface Push {
  person(name: string): Promise<string>;
  group(name: string, memberIds: readonly string[]): Promise<void>;
}

function overScim(sandbox: Sandbox): Push {
  const scim = scimOf(sandbox);
  return {
    async person(name) {
      const [givenName = name, familyName = name] = name.split(' ');
      const { id } = await scim('POST', '/Users', {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        userName: loginOf(name),
        externalId: `ext-${loginOf(name)}`,
        displayName: name,
        name: { givenName, familyName, formatted: name },
        emails: [{ value: loginOf(name), primary: true, type: 'work' }],
        active: true,
      });
      return String(id);
    },
    async group(name, memberIds) {
      await scim('POST', '/Groups', {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
        displayName: name,
        externalId: `ext-${name}`,
        members: memberIds.map((value) => ({ value })),
      });
    },
  };
}

function byHand(grafana: Send): Push {
  return {
    async person(name) {
      const login = loginOf(name);
      const { id } = await grafana('POST', '/api/admin/users', { name, login, email: login, password: `${login}-1` });
      return String(id);
    },
    async group(name, memberIds) {
      const { teamId } = await grafana('POST', '/api/teams', { name });
      for (const id of memberIds) {
        await grafana('POST', `/api/teams/${teamId}/members`, { userId: Number(id) });
      }
    },
  };
}
