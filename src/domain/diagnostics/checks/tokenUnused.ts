import { tokenCheck, unreadTokens } from '../tokenCheck';

export const tokenUnused = tokenCheck({
  id: 'token-unused',
  title: 'No token has been unused for 30 days',
  severity: 'warn',
  kind: 'unused',
  words: ['token is not used any more', 'tokens are not used any more'],
  gap: unreadTokens,
});
