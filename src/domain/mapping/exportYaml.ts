import { Document, isScalar } from 'yaml';

const PLUGIN_ID = 'idops-scim-app';

/** What stands in the provisioning file besides the mapping. */
export interface ProvisionedSettings {
  /** Id of Grafana's organisation; 1 is the first. */
  orgId: number;
  /** The other settings of the plugin: Grafana replaces all of them by those of the file. Never a secret. */
  jsonData: Readonly<Record<string, unknown>>;
}

/** The organisation of a namespace: `org-7` is 7; each stack of Grafana Cloud has one, and the first is `default`. */
export function orgIdOf(namespace: string): number {
  return Number(/^org-(\d+)$/.exec(namespace)?.[1] ?? 1);
}

const HEAD = `# provisioning/plugins/apps.yaml: with it the mapping is read-only in Grafana.
# Every Viewer can read the settings of a plugin, the mapping included.
# A dollar sign is written twice: Grafana takes a single one for a variable.
`;

/**
 * Grafana expands variables in all texts of a provisioning file and takes `$$` for a dollar sign
 * (pkg/services/provisioning/values).
 */
const literal = (text: string): string => text.replace(/\$/g, '$$$$');

function literals(value: unknown): unknown {
  if (typeof value === 'string') {
    return literal(value);
  }
  if (Array.isArray(value)) {
    return value.map(literals);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, literals(part)]))
    : value;
}

/** The mapping's text as `provisioning/plugins/apps.yaml`: comments are kept, as the text stands in it as a block. */
export function asYaml(mappingText: string, { orgId, jsonData }: ProvisionedSettings): string {
  const { mapping: _own, ...settings } = jsonData;
  const yaml = new Document({
    apiVersion: 1,
    apps: [
      {
        type: PLUGIN_ID,
        org_id: orgId,
        disabled: false,
        jsonData: { ...Object(literals(settings)), mapping: literal(mappingText) },
      },
    ],
  });
  const mapping = yaml.getIn(['apps', 0, 'jsonData', 'mapping'], true);
  if (isScalar(mapping) && mappingText.trim() !== '') {
    mapping.type = 'BLOCK_LITERAL';
  }
  return HEAD + yaml.toString({ lineWidth: 0 });
}
