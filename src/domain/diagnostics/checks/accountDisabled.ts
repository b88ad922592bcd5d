import { tokenCheck, noGap } from '../tokenCheck';

export const accountDisabled = tokenCheck({
  id: 'account-disabled',
  title: 'The service accounts of provisioning are enabled',
  severity: 'fail',
  kind: 'disabled',
  words: ['account is disabled', 'accounts are disabled'],
  gap: noGap,
});
