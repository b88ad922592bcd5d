import type { Choices } from './choices';
import { environment } from './environment';
import { grafanaIni } from './grafanaIni';
import { provisioning } from './provisioning';
import { terraform } from './terraform';

export interface CodeFormat {
  id: string;
  name: string;
  fileName: string;
  write: (choices: Choices) => string;
  /** What to know before using it. */
  notes: readonly string[];
}

/** The forms in which what was chosen can be taken away. */
export const CODE_FORMATS = [
  {
    id: 'ini',
    name: 'grafana.ini',
    fileName: 'grafana.ini',
    write: grafanaIni,
    notes: [
      'Counts after a restart of Grafana, and only while no SCIM settings are saved in Grafana itself: those come first, all three together.',
      'With group_sync_enabled in the file Grafana also protects the members of provisioned teams from changes by hand.',
    ],
  },
  {
    id: 'env',
    name: 'Environment variables',
    fileName: 'scim-manager.env.sh',
    write: environment,
    notes: [
      'On some Grafana servers these variables change nothing: a variable counts only for keys that stand in one of its configuration files, and Grafana OSS 12.4 has no section [auth.scim] in its own. Compare with the values on the Settings tab after a restart; if they did not change, use grafana.ini.',
      'Like the file, they count only while no SCIM settings are saved in Grafana itself.',
    ],
  },
  {
    id: 'terraform',
    name: 'Terraform',
    fileName: 'scim.tf',
    write: terraform,
    notes: [
      'The names of grafana_scim_config are those of the provider. The page of Grafana about SCIM shows others, which the provider refuses.',
      'Whatever exists already has to be imported first, or Terraform makes it a second time. The key of the token stands in the state of Terraform: keep that encrypted.',
      'The claim of SAML is not in it: grafana_sso_settings replaces all SAML settings at once.',
    ],
  },
  {
    id: 'yaml',
    name: 'Provisioning YAML',
    fileName: 'apps.yaml',
    write: provisioning,
    notes: [
      'For provisioning/plugins of the server. It sets up this plugin, not the SCIM settings of Grafana.',
      'Put a service account token into the variable SCIM_MANAGER_GRAFANA_TOKEN of the server, never into the file.',
    ],
  },
] as const satisfies readonly CodeFormat[];

export type CodeFormatId = (typeof CODE_FORMATS)[number]['id'];
