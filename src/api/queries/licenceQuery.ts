import { getLicence, type Licence } from '../grafana/getLicence';
import { send } from '../transport/send';
import { KEYS, resource } from './query';

export type { Licence } from '../grafana/getLicence';

/** The licence. `not-found`: this Grafana has none (OSS); `forbidden`: the account lacks `licensing:read`. */
export const licenceQuery = resource<Licence>(KEYS.licence, ({ signal }) => send(getLicence, undefined, { signal }));
