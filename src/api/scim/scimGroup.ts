import * as v from 'valibot';
import type { ScimGroup } from '../../domain/scim/group';
import { orNull } from '../grafana/fields';

const wireGroup = v.object({
  id: v.string(),
  displayName: v.string(),
  externalId: orNull(v.string()),
  members: orNull(v.array(v.object({ value: v.string() }))),
});

/** Decodes a Group resource (RFC 7643 section 4.2). */
export const scimGroup = v.pipe(wireGroup, v.transform(toGroup));

function toGroup({ id, displayName, externalId, members }: v.InferOutput<typeof wireGroup>): ScimGroup {
  return {
    id,
    displayName,
    ...(externalId ? { externalId } : {}),
    memberIds: (members ?? []).map(({ value }) => value),
  };
}
