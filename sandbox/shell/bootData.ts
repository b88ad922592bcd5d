import type { BootData } from '@grafana/data';

type Send = (path: string) => Promise<Response>;
type Settings = Record<string, unknown> & { appSubUrl?: string };

interface Profile {
  id: number;
  uid: string;
  login: string;
  email: string;
  name: string;
  orgId: number;
  isGrafanaAdmin: boolean;
  avatarUrl: string;
}

/** What Grafana writes into its page before any script runs: its settings, and who is signed in with which permissions. */
export async function readBootData(send: Send): Promise<BootData> {
  const profile = await send('/api/user');
  if (profile.status === 401) {
    return assemble({}, nobody);
  }
  const [settings, permissions] = await Promise.all([
    read<Settings>(send, '/api/frontend/settings'),
    read<Record<string, boolean>>(send, '/api/access-control/user/actions'),
  ]);
  return assemble(settings, signedIn(await body<Profile>(profile), permissions));
}

const read = async <T>(send: Send, url: string): Promise<T> => body<T>(await send(url));

async function body<T>(response: Response): Promise<T> {
  if (!response.ok) {
    throw new Error(`${response.url} answered ${response.status}`);
  }
  return (await response.json()) as T;
}

type User = BootData['user'];

function assemble(settings: Settings, user: User): BootData {
  const withToggles = { featureToggles: {}, ...settings };
  return { settings: withToggles as BootData['settings'], user, navTree: [], assets: { light: '', dark: '' } };
}

function signedIn(profile: Profile, permissions: Record<string, boolean>): User {
  return {
    ...nobody,
    isSignedIn: true,
    id: profile.id,
    uid: profile.uid,
    login: profile.login,
    email: profile.email,
    name: profile.name,
    orgCount: 1,
    orgId: profile.orgId,
    orgRole: roleOf(permissions),
    isGrafanaAdmin: profile.isGrafanaAdmin,
    gravatarUrl: profile.avatarUrl,
    permissions,
  };
}

/** `/api/user` does not tell the role; these actions are what tells the basic roles apart. */
function roleOf(permissions: Record<string, boolean>): User['orgRole'] {
  if (permissions['org.users:write']) {
    return 'Admin' as User['orgRole'];
  }
  return (permissions['folders:create'] ? 'Editor' : 'Viewer') as User['orgRole'];
}

const nobody: User = {
  isSignedIn: false,
  id: 0,
  uid: '',
  externalUserId: '',
  login: '',
  email: '',
  name: '',
  theme: 'dark',
  orgCount: 0,
  orgId: 0,
  orgName: '',
  orgRole: '',
  isGrafanaAdmin: false,
  gravatarUrl: '',
  timezone: 'browser',
  weekStart: 'browser',
  regionalFormat: 'en-GB',
  language: 'en-US',
  permissions: {},
  analytics: { identifier: '' },
  authenticatedBy: '',
  lightTheme: false,
};
