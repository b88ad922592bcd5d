import { tokenCheck, unreadTokens } from '../tokenCheck';

export const tokensSeveral = tokenCheck({
  id: 'tokens-several',
  title: 'No service account has several live tokens',
  severity: 'warn',
  kind: 'several-live',
  words: ['account has several live tokens', 'accounts have several live tokens'],
  gap: unreadTokens,
});
