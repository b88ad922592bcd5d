/** What a list of SCIM resources is asked with (RFC 7644 section 3.4.2), sent in the order given. */
export interface ScimQuery {
  filter?: string;
  /** 1-based. */
  startIndex?: number;
  /** The server may give fewer. */
  count?: number;
  /** Names, separated by commas. */
  attributes?: string;
  excludedAttributes?: string;
}
