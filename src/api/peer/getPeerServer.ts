import * as v from 'valibot';
import { operation } from '../transport/Operation';

/** What the peer tells every page at its start: which Grafana it is, and the namespace of the token's organisation. */
export const getPeerServer = operation({
  id: 'peer.getServer',
  method: 'GET',
  via: 'proxy',
  path: '/peer/api/frontend/settings',
  action: 'read',
  request: () => ({}),
  schema: v.pipe(
    v.object({
      appUrl: v.string(),
      namespace: v.string(),
      buildInfo: v.object({ version: v.string(), edition: v.string() }),
      licenseInfo: v.optional(v.object({ edition: v.optional(v.string()) })),
    }),
    v.transform(({ appUrl, namespace, buildInfo, licenseInfo }) => ({
      appUrl: appUrl.replace(/\/+$/, ''),
      namespace,
      version: buildInfo.version,
      edition: licenseInfo?.edition ?? buildInfo.edition,
    }))
  ),
  doc: 'https://grafana.com/docs/grafana/v12.4/developers/http_api/other/#settings-api',
  openApi: { absent: 'Used by Grafana itself at the start of a page.' },
});
