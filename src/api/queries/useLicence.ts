import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Fault } from '../../domain/fault/Fault';
import { getLicence, type Licence } from '../grafana/getLicence';
import { send } from '../transport/send';
import { KEYS, resource } from './query';

export type { Licence } from '../grafana/getLicence';

export const licenceQuery = resource<Licence>(KEYS.licence, ({ signal }) => send(getLicence, undefined, { signal }));

/** The licence. `not-found`: this Grafana has none (OSS); `forbidden`: the account lacks `licensing:read`. */
export function useLicence(): UseQueryResult<Licence, Fault> {
  return useQuery(licenceQuery);
}
