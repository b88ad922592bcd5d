/**
 * The person and the group that the write test makes. The names are always the same, so that what an interrupted run
 * left is found again. RFC 2606 section 2 reserves the domain: no mail can reach anybody.
 */
export const THROWAWAY = {
  userName: 'scim-manager-selftest-1@invalid.example',
  externalId: 'scim-manager-selftest-1',
  displayName: 'SCIM Manager self-test',
  changedName: 'SCIM Manager self-test (changed)',
  groupName: 'SCIM Manager self-test 1',
} as const;
