/** A resource or message as an identity provider sends it. */
export type ScimBody = Readonly<Record<string, unknown>>;
