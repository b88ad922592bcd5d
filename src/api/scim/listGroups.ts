import * as v from 'valibot';
import type { Group } from '../../domain/organisation/organisation';
import { operation } from '../transport/Operation';
import type { CountedPage } from '../transport/pages';
import type { ScimQuery } from './scimQuery';

const group = v.object({ id: v.string(), displayName: v.string(), externalId: v.optional(v.nullable(v.string())) });

/** One page of SCIM groups; members are not decoded, and cost less when they are excluded. */
export const listGroups = operation({
  id: 'scim.listGroups',
  method: 'GET',
  via: 'proxy',
  path: '/scim/Groups',
  action: 'read',
  contentType: 'application/scim+json',
  request: (query: ScimQuery) => ({ query: { ...query } }),
  schema: v.pipe(
    v.object({ totalResults: v.number(), Resources: v.optional(v.array(group), []) }),
    v.transform(({ totalResults, Resources }): CountedPage<Group> => ({
      total: totalResults,
      items: Resources.map(toGroup),
    }))
  ),
  doc: 'https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2',
  openApi: { absent: 'SCIM is described by RFC 7644, not by the document.' },
});

function toGroup({ id, displayName, externalId }: v.InferOutput<typeof group>): Group {
  return { id, displayName, ...(externalId ? { externalId } : {}) };
}
