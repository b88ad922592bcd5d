import * as v from 'valibot';
import type { ProviderGroup } from '../../domain/mapping/readProviderGroups';
import { operation } from '../transport/Operation';
import type { ContinuedPage } from '../transport/pages';
import { nextCursor } from './nextCursor';

const group = v.object({
  id: v.string(),
  /** `OKTA_GROUP`, `APP_GROUP` or `BUILT_IN`. */
  type: v.optional(v.string()),
  profile: v.object({ name: v.string() }),
});

/** One page of the groups in Okta. Its documents advise 200 a page at most. */
export const listOktaGroups = operation({
  id: 'okta.listGroups',
  method: 'GET',
  via: 'proxy',
  path: '/okta/groups',
  action: 'read',
  request: ({ limit, cursor }: { limit: number; cursor?: string }) => ({ query: { limit, after: cursor } }),
  paging: 'link-header',
  schema: v.pipe(
    v.object({ body: v.array(group), link: v.optional(v.string()) }),
    v.transform(({ body, link }): ContinuedPage<ProviderGroup> => ({
      items: body.map(toGroup),
      next: nextCursor(link),
    }))
  ),
  doc: 'https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Group/#tag/Group/operation/listGroups',
  openApi: { absent: "It is Okta's." },
});

const toGroup = ({ id, type, profile }: v.InferOutput<typeof group>): ProviderGroup => ({
  name: profile.name,
  externalId: id,
  ...(type === 'BUILT_IN' ? { isBuiltIn: true } : {}),
});
