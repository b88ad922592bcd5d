import { tokenCheck, unreadTokens } from '../tokenCheck';

export const tokenOld = tokenCheck({
  id: 'token-old',
  title: 'No token is older than 90 days',
  severity: 'warn',
  kind: 'old',
  words: ['token is old', 'tokens are old'],
  gap: unreadTokens,
});
