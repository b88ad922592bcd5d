import { tokenCheck, unreadPermissions } from '../tokenCheck';

export const underPrivileged = tokenCheck({
  id: 'under-privileged',
  title: 'Service accounts hold the permissions that they need',
  severity: 'fail',
  kind: 'under-privileged',
  words: ['account lacks permissions', 'accounts lack permissions'],
  showsActions: true,
  gap: unreadPermissions,
});
