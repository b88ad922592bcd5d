import { tokenCheck, unreadTokens } from '../tokenCheck';

export const tokenExpired = tokenCheck({
  id: 'token-expired',
  title: 'No token has expired',
  severity: 'fail',
  kind: 'expired',
  words: ['token has expired', 'tokens have expired'],
  gap: unreadTokens,
});
