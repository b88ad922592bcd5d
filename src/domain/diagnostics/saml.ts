import type { SamlFact } from './facts';
import { skipped, unknown, type Verdict } from './verdict';

export const samlLink = { grafanaPath: '/admin/authentication/saml' } as const;

/** Why nothing can be said of how SAML is set up; undefined: it is on. */
export function samlOff({ isEnabled }: SamlFact): Verdict | undefined {
  if (isEnabled) {
    return undefined;
  }
  return isEnabled === false ? skipped('SAML is off.') : unknown('Whether SAML is on is not told.');
}
