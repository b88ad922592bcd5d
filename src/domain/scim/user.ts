/** RFC 7643 section 4.1.2, as far as Grafana keeps it. */
export interface ScimEmail {
  value: string;
  type?: string;
  isPrimary?: boolean;
}

/** A person as SCIM shows them (RFC 7643 section 4.1). */
export interface ScimUser {
  /** Grafana's uid of the person. */
  id: string;
  userName: string;
  externalId?: string;
  displayName?: string;
  emails: readonly ScimEmail[];
  /** Absent: the server did not say. */
  active?: boolean;
}
