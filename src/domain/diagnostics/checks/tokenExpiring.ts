import { tokenCheck, unreadTokens } from '../tokenCheck';

export const tokenExpiring = tokenCheck({
  id: 'token-expiring',
  title: 'No token expires within two weeks',
  severity: 'fail',
  kind: 'expiring',
  words: ['token expires soon', 'tokens expire soon'],
  gap: unreadTokens,
});
