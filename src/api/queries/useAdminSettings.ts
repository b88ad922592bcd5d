import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import { getAdminSettings, type AdminSettings } from '../grafana/getAdminSettings';
import { send } from '../transport/send';
import { KEYS, resource } from './query';

export type { AdminSettings } from '../grafana/getAdminSettings';

export const adminSettingsQuery = resource<AdminSettings>(KEYS.adminSettings, ({ signal }) =>
  send(getAdminSettings, undefined, { signal })
);

/** What the ini file says about provisioning and signing in, as far as the stored token may read it. */
export function useAdminSettings(): UseQueryResult<AdminSettings, Fault> {
  return useQuery(adminSettingsQuery);
}
