import type { Step } from '../connect/steps';

export const PROVIDER_STEPS = ['roles', 'account', 'access'] as const;
export type ProviderStepId = (typeof PROVIDER_STEPS)[number];

/** How far the making of the identity provider's account has come. */
export type ProviderStep = Step<ProviderStepId>;
