import * as v from 'valibot';

/** The dynamic settings object; a switch that is missing is off. What else it holds is kept. */
export const scimConfig = v.object({
  apiVersion: v.string(),
  kind: v.string(),
  metadata: v.looseObject({ resourceVersion: v.optional(v.string()) }),
  spec: v.looseObject({
    enableUserSync: v.optional(v.boolean(), false),
    enableGroupSync: v.optional(v.boolean(), false),
    rejectNonProvisionedUsers: v.optional(v.boolean(), false),
  }),
});
export type ScimConfig = v.InferOutput<typeof scimConfig>;

export const SCIM_CONFIG_DOC =
  'https://grafana.com/docs/grafana/v12.4/setup-grafana/configure-access/configure-scim-provisioning/';
