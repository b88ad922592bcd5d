/**
 * A name for a new token of the identity provider's account. Grafana wants it unique within the organisation and at
 * most 190 characters long.
 */
export const providerTokenName = (accountName: string, nowMs: number): string =>
  `${accountName.slice(0, 100)} ${new Date(nowMs).toISOString()}`;
