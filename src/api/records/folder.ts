/** Where records are kept: a folder that only administrators may open. */
export const RECORDS_FOLDER_UID = 'idops-scim-manager';
export const RECORDS_FOLDER_TITLE = 'SCIM Manager';
