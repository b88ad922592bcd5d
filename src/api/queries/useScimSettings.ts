import {
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { ScimSwitches } from '../../domain/connection/scimSettings';
import { failed, ok, type Fault, type Result } from '../../domain/fault/Fault';
import type { AdminSettings } from '../grafana/getAdminSettings';
import { deleteScimConfig } from '../scim/deleteScimConfig';
import { getScimConfig } from '../scim/getScimConfig';
import { putScimConfig } from '../scim/putScimConfig';
import type { ScimConfig } from '../scim/scimConfig';
import { send } from '../transport/send';
import { KEYS, orThrow, resource, settled } from './query';
import { adminSettingsQuery } from './adminSettingsQuery';
import { connectionQuery, type Connection } from './useConnection';

export type { ScimSwitches } from '../../domain/connection/scimSettings';

export type ScimSettingSource = 'dynamic' | 'ini' | 'unknown';

export interface ScimSetting {
  value: boolean | 'unknown';
  source: ScimSettingSource;
  /** What the ini file says, where it can be read. */
  iniValue?: boolean;
}

export interface ScimSettings {
  userSync: ScimSetting;
  groupSync: ScimSetting;
  rejectNonProvisioned: ScimSetting;
  /** `unavailable`: this Grafana has no SCIM (OSS, or too old). */
  availability: 'available' | 'unavailable';
  /** Whether the stored token may change the settings; `unknown` when its permissions could not be read. */
  canWrite: boolean | 'unknown';
  /** Of the dynamic object; absent when there is none. */
  resourceVersion?: string;
  /** What could not be read, and why. */
  faults: readonly Fault[];
}

export interface ResetScimSettings {
  /** `resourceVersion` of the settings that the person saw; a newer one is a `conflict`. */
  basedOn?: string;
}

export interface SaveScimSettings extends ResetScimSettings {
  switches: ScimSwitches;
}

export const scimSettingsQuery = resource<ScimSettings>(KEYS.scimSettings, async ({ client, signal }) => {
  const [dynamic, admin, connection] = await Promise.all([
    readDynamic(signal),
    settled(client.query(adminSettingsQuery)),
    client.query(connectionQuery),
  ]);
  return ok(combine(dynamic, admin, connection));
});

/** The three switches, each with where its value comes from. */
export function useScimSettings(): UseQueryResult<ScimSettings, Fault> {
  return useQuery(scimSettingsQuery);
}

/** Reads the dynamic object again, changes the three switches and stores it whole. */
export function useSaveScimSettings(): UseMutationResult<void, Fault, SaveScimSettings> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (save) => orThrow(await saveSettings(save, client)),
    onSettled: () => client.invalidateQueries({ queryKey: KEYS.scimSettings }),
  });
}

/** Removes the dynamic object, so that the ini file counts again. Where there is none, nothing is done. */
export function useResetScimSettings(): UseMutationResult<void, Fault, ResetScimSettings> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ basedOn }) => orThrow(await resetSettings(basedOn)),
    onSettled: () =>
      Promise.all([KEYS.scimSettings, KEYS.adminSettings].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

export type Dynamic =
  { is: 'object'; config: ScimConfig } | { is: 'absent' } | { is: 'no-scim' } | { is: 'unread'; fault: Fault };

/** A Kubernetes "not found" is about the object; any other 404 is about the whole API group. */
const KUBERNETES_NOT_FOUND = 'NotFound';

const readDynamic = async (signal?: AbortSignal): Promise<Dynamic> =>
  dynamicOf(await send(getScimConfig, undefined, { signal }));

/** What an answer about the dynamic object says: whether there is one, and whether there is SCIM at all. */
export function dynamicOf(read: Result<ScimConfig>): Dynamic {
  if (read.ok) {
    return { is: 'object', config: read.value };
  }
  const { fault } = read;
  if (fault.kind !== 'not-found') {
    return { is: 'unread', fault };
  }
  return { is: fault.messageId === KUBERNETES_NOT_FOUND ? 'absent' : 'no-scim' };
}

const combine = (dynamic: Dynamic, admin: Result<AdminSettings>, connection: Connection): ScimSettings => ({
  ...switchesOf(dynamic, admin),
  canWrite: canWrite(connection),
  ...(dynamic.is === 'object' ? { resourceVersion: dynamic.config.metadata.resourceVersion } : {}),
});

/** The switches of a Grafana, from its dynamic object and its ini file. */
export function switchesOf(
  dynamic: Dynamic,
  admin: Result<AdminSettings>
): Omit<ScimSettings, 'canWrite' | 'resourceVersion'> {
  const ini = admin.ok ? admin.value['auth.scim'] : undefined;
  const spec = dynamic.is === 'object' ? dynamic.config.spec : undefined;
  const setting = (value: boolean | undefined, text: 'true' | 'false' | undefined) =>
    settingOf(dynamic, value, text === undefined ? undefined : text === 'true');
  return {
    userSync: setting(spec?.enableUserSync, ini?.user_sync_enabled),
    groupSync: setting(spec?.enableGroupSync, ini?.group_sync_enabled),
    rejectNonProvisioned: setting(spec?.rejectNonProvisionedUsers, ini?.reject_non_provisioned_users),
    availability: dynamic.is === 'no-scim' ? 'unavailable' : 'available',
    faults: [...(dynamic.is === 'unread' ? [dynamic.fault] : []), ...(admin.ok ? [] : [admin.fault])],
  };
}

/** Precedence is of the whole object: where there is one, the ini file does not count for any of the three. */
function settingOf(dynamic: Dynamic, value: boolean | undefined, iniValue: boolean | undefined): ScimSetting {
  const ini = iniValue === undefined ? {} : { iniValue };
  if (value !== undefined) {
    return { value, source: 'dynamic', ...ini };
  }
  const isIni = dynamic.is === 'absent' && iniValue !== undefined;
  return isIni ? { value: iniValue, source: 'ini', ...ini } : { value: 'unknown', source: 'unknown', ...ini };
}

const SCIM_SETTINGS_SCOPES = ['*', 'settings:*', 'settings:auth.scim:*'];

function canWrite({ permissions }: Connection): boolean | 'unknown' {
  if (!permissions) {
    return 'unknown';
  }
  return permissions['settings:write']?.some((scope) => SCIM_SETTINGS_SCOPES.includes(scope)) ?? false;
}

async function saveSettings({ switches, basedOn }: SaveScimSettings, client: QueryClient): Promise<Result<void>> {
  const current = await readDynamic();
  if (current.is === 'unread') {
    return failed(current.fault);
  }
  const config = current.is === 'object' ? current.config : await newConfig(client);
  if (config.metadata.resourceVersion !== basedOn) {
    return failed(changedMeanwhile);
  }
  const saved = await send(putScimConfig, {
    ...config,
    spec: {
      ...config.spec,
      enableUserSync: switches.userSync,
      enableGroupSync: switches.groupSync,
      rejectNonProvisionedUsers: switches.rejectNonProvisioned,
    },
  });
  return saved.ok ? ok(undefined) : saved;
}

async function resetSettings(basedOn: string | undefined): Promise<Result<void>> {
  const current = await readDynamic();
  if (current.is !== 'object') {
    return current.is === 'unread' ? failed(current.fault) : ok(undefined);
  }
  if (current.config.metadata.resourceVersion !== basedOn) {
    return failed({ ...changedMeanwhile, operation: deleteScimConfig.id });
  }
  const deleted = await send(deleteScimConfig, undefined);
  return deleted.ok || deleted.fault.kind === 'not-found' ? ok(undefined) : deleted;
}

async function newConfig(client: QueryClient): Promise<ScimConfig> {
  const { settings } = await client.query(connectionQuery);
  return {
    apiVersion: 'scim.grafana.app/v0alpha1',
    kind: 'SCIMConfig',
    metadata: { name: 'default', namespace: settings.namespace },
    spec: { enableUserSync: false, enableGroupSync: false, rejectNonProvisionedUsers: false },
  };
}

const changedMeanwhile: Fault = {
  kind: 'conflict',
  operation: putScimConfig.id,
  detail: 'Somebody changed the SCIM settings since they were read.',
};
