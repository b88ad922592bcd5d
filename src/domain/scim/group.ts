/** A group with its members as SCIM shows it (RFC 7643 section 4.2). */
export interface ScimGroup {
  /** Grafana's uid of the team. */
  id: string;
  displayName: string;
  externalId?: string;
  /** Ids of SCIM users. */
  memberIds: readonly string[];
}
