import type { ServiceAccount, ServiceAccountToken } from '../tokens/serviceAccount';

/** Made a month before, used an hour before, good for three months after 2026-03-01 noon. */
export const aToken = (partial: Partial<ServiceAccountToken> = {}): ServiceAccountToken => ({
  id: 1,
  name: 'token',
  createdAt: '2026-02-01T12:00:00Z',
  expiresAt: '2026-06-01T12:00:00Z',
  lastUsedAt: '2026-03-01T11:00:00Z',
  ...partial,
});

export const anAccount = (partial: Partial<ServiceAccount> = {}): ServiceAccount => ({
  id: 1,
  login: 'sa-1-okta-scim',
  name: 'okta-scim',
  role: 'None',
  isDisabled: false,
  tokens: [aToken()],
  ...partial,
});
