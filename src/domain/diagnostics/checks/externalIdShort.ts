import { check, skipOpenSource } from '../Check';
import { those } from '../clusters';
import { list, saw } from '../evidence';
import { scimRow } from '../scimPeople';
import { SOURCES } from '../sources';
import { counted, pass, warn } from '../verdict';

const SHORT = 8;

/** Such values are counters or staff numbers: they are given twice sooner or later, and CVE-2025-41115 was about them. */
const isWeak = (externalId: string): boolean => /^\d+$/.test(externalId) || externalId.length < SHORT;

export const externalIdShort = check({
  id: 'external-id-numeric',
  title: 'No externalId is a bare number or very short',
  area: 'people',
  severity: 'warn',
  needs: ['scimUsers'],
  skip: skipOpenSource,
  *judge({ scimUsers }) {
    const found = yield* those(
      scimUsers,
      ({ externalId = '' }) => externalId.trim() !== '' && isWeak(externalId.trim())
    );
    return found.length === 0
      ? pass(saw('Provisioned people', scimUsers.length))
      : warn({
          evidence: [list('Numeric or short', found.map(scimRow))],
          cause: `${counted(found.length, 'person has', 'people have')} an externalId that is a number, or shorter than ${SHORT} characters. Such a value is easily given to somebody else, who would then be taken for this person.`,
          remedy: {
            text: 'Map externalId to an identifier that never changes and is never given again (Entra: objectId; Okta: user.getInternalProperty("id")).',
            link: { page: 'configuration', query: { tab: 'setup' } },
          },
        });
  },
  affects: 'all; dangerous before 12.0.6+security-01, 12.1.3+security-01 and 12.2.1+security-01',
  source: SOURCES.security,
});
