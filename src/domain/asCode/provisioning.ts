import { stringify } from 'yaml';
import { numberOf, type Choices } from './choices';

/** Grafana replaces `$NAME` in provisioning files; `$$` is a dollar. */
const literal = (text: string): string => text.replaceAll('$', '$$$$');

/** `provisioning/plugins/apps.yaml` for this plugin. The token comes from the environment of the server. */
export const provisioning = ({ grafanaUrl, namespace, presetId, account }: Choices): string =>
  stringify(
    {
      apiVersion: 1,
      apps: [
        {
          type: 'idops-scim-app',
          org_id: orgId(namespace),
          disabled: false,
          jsonData: {
            grafanaUrl: literal(grafanaUrl),
            namespace: literal(namespace),
            preset: literal(presetId),
            ...(account.id === undefined ? {} : { providerAccountId: account.id }),
          },
          secureJsonData: { grafanaToken: '$SCIM_MANAGER_GRAFANA_TOKEN' },
        },
      ],
    },
    { lineWidth: 0 }
  );

function orgId(namespace: string): number {
  const { kind, id } = numberOf(namespace);
  return kind === 'org' ? id : 1;
}
