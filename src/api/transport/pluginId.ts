export const PLUGIN_ID = 'idops-scim-app';

export const READ_ACTION = `${PLUGIN_ID}.scim:read`;
export const WRITE_ACTION = `${PLUGIN_ID}.scim:write`;
