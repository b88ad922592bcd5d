const VIEW = ['dashboards:read', 'annotations:read'];
const EDIT = [
  ...VIEW,
  'dashboards:write',
  'dashboards:delete',
  'annotations:write',
  'annotations:delete',
  'annotations:create',
];
const ADMIN = [...EDIT, 'dashboards.permissions:read', 'dashboards.permissions:write'];

/** What each level on a dashboard grants, strongest first. */
export const DASHBOARD_LEVELS = { Admin: ADMIN, Edit: EDIT, View: VIEW } as const;
