import { DASHBOARD_LEVELS } from '../dashboards/dashboardActions';

const of = (resource: string, verbs: string): string[] => verbs.split(' ').map((verb) => `${resource}:${verb}`);

const VIEW = ['folders:read', 'alert.rules:read', 'library.panels:read', 'alert.silences:read'];
const EDIT = [
  ...VIEW,
  ...of('folders', 'write delete'),
  'dashboards:create',
  ...of('alert.rules', 'create write delete'),
  ...of('alert.silences', 'create write'),
  ...of('library.panels', 'create write delete'),
];
const ADMIN = [...EDIT, ...of('folders.permissions', 'read write')];

/** What each level on a folder is recognised by, strongest first. */
export const FOLDER_LEVELS = {
  Admin: [...DASHBOARD_LEVELS.Admin, ...ADMIN],
  Edit: [...DASHBOARD_LEVELS.Edit, ...EDIT],
  View: [...DASHBOARD_LEVELS.View, ...VIEW],
} as const;

/** What each level grants on a folder and all that is in it. */
export const FOLDER_GRANTS = {
  Admin: [...FOLDER_LEVELS.Admin, 'folders:create'],
  Edit: [...FOLDER_LEVELS.Edit, 'folders:create'],
  View: FOLDER_LEVELS.View,
} as const;
