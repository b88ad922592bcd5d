export const RECORD_FORMAT = 1;

/** What is kept, and the uid of those of which there is one. */
export const RECORD_UIDS = {
  mapping: 'idops-scim-mapping',
  ledger: 'idops-scim-ledger',
  drift: 'idops-scim-drift',
  migration: 'idops-scim-migration',
} as const;

export type RecordKind = keyof typeof RECORD_UIDS | 'apply-report';

/** Every record carries this tag and one with its kind. */
export const RECORD_TAG = 'scim-manager';
export const tagOf = (kind: RecordKind): string => `${RECORD_TAG}-${kind}`;
