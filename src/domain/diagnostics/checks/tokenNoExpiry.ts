import { tokenCheck, unreadTokens } from '../tokenCheck';

export const tokenNoExpiry = tokenCheck({
  id: 'token-no-expiry',
  title: 'Every token has an end',
  severity: 'warn',
  kind: 'no-expiry',
  words: ['token has no end', 'tokens have no end'],
  gap: unreadTokens,
});
