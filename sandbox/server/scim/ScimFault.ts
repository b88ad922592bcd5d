/** RFC 7644 3.12, table 9. */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'
  | 'invalidVers'
  | 'sensitive';

const ERROR_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:Error';

/** A request that SCIM refuses. Thrown by what reads and writes resources, answered in one place. */
export class ScimFault extends Error {
  constructor(
    readonly status: number,
    detail: string,
    readonly scimType?: ScimType
  ) {
    super(detail);
  }

  toResponse(): Response {
    return scimJson(this.status, {
      schemas: [ERROR_SCHEMA],
      // RFC 7644 3.12: the status is expressed as a JSON string.
      status: String(this.status),
      ...(this.scimType === undefined ? {} : { scimType: this.scimType }),
      detail: this.message,
    });
  }
}

export const invalid = (scimType: ScimType, detail: string): ScimFault => new ScimFault(400, detail, scimType);

export const scimJson = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/scim+json', ...headers } });
