import { tokenCheck, unreadPermissions } from '../tokenCheck';

export const overPrivileged = tokenCheck({
  id: 'over-privileged',
  title: 'No service account may do more than it needs',
  severity: 'warn',
  kind: 'over-privileged',
  words: ['account may do too much', 'accounts may do too much'],
  showsActions: true,
  gap: unreadPermissions,
});
