/** The attributes of a user (RFC 7643 sections 3.1 and 4.1) that Grafana reads. */
export const USER_ATTRIBUTES = [
  'userName',
  'externalId',
  'displayName',
  'name.givenName',
  'name.familyName',
  'emails[type eq "work"].value',
  'active',
] as const;

export type UserAttribute = (typeof USER_ATTRIBUTES)[number];
