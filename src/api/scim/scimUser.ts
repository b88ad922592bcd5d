import * as v from 'valibot';
import type { ScimEmail, ScimUser } from '../../domain/scim/user';
import { lenient, orNull } from '../grafana/fields';

const email = v.object({
  value: v.string(),
  type: lenient(v.string()),
  primary: lenient(v.boolean()),
});

const wireUser = v.object({
  id: v.string(),
  userName: v.string(),
  externalId: orNull(v.string()),
  displayName: orNull(v.string()),
  emails: orNull(v.array(email)),
  active: lenient(v.boolean()),
});

/** Decodes a User resource (RFC 7643 section 4.1). */
export const scimUser = v.pipe(wireUser, v.transform(toUser));

function toUser({ id, userName, externalId, displayName, emails, active }: v.InferOutput<typeof wireUser>): ScimUser {
  return {
    id,
    userName,
    ...(externalId ? { externalId } : {}),
    ...(displayName ? { displayName } : {}),
    emails: (emails ?? []).map(toEmail),
    ...(active === undefined ? {} : { active }),
  };
}

function toEmail({ value, type, primary }: v.InferOutput<typeof email>): ScimEmail {
  return { value, ...(type ? { type } : {}), ...(primary === undefined ? {} : { isPrimary: primary }) };
}
