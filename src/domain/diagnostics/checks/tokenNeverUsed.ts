import { tokenCheck, unreadTokens } from '../tokenCheck';

export const tokenNeverUsed = tokenCheck({
  id: 'token-never-used',
  title: 'Every token has been used',
  severity: 'warn',
  kind: 'never-used',
  words: ['token was never used', 'tokens were never used'],
  gap: unreadTokens,
});
