import type { Sandbox } from './Sandbox';
import type { UserRow } from './store/rows';

/** Signed in through an identity provider, as opposed to a local password. */
export const isExternal = (user: UserRow): boolean => user.authLabels.length > 0;

/** Whether the identity provider decides the person's role at each sign-in (`[auth.saml] skip_org_role_sync` off). */
export const isExternallySynced = ({ store }: Pick<Sandbox, 'store'>, user: UserRow): boolean =>
  user.authLabels.includes('SAML') && store.ini['auth.saml']?.['skip_org_role_sync'] !== 'true';
