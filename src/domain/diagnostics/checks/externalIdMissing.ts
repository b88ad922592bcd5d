import { check, skipOpenSource } from '../Check';
import { those } from '../clusters';
import { list, saw } from '../evidence';
import { isActive, provisionedTest, scimRow } from '../scimPeople';
import { SOURCES } from '../sources';
import { counted, fail, pass } from '../verdict';

export const externalIdMissing = check({
  id: 'external-id-missing',
  title: 'Every provisioned person has an externalId',
  area: 'people',
  severity: 'fail',
  needs: ['scimUsers', 'people'],
  skip: skipOpenSource,
  *judge({ scimUsers, people }) {
    const isProvisioned = yield* provisionedTest(people);
    const provisioned = yield* those(scimUsers, isProvisioned);
    const found = provisioned.filter((user) => isActive(user) && !user.externalId?.trim());
    return found.length === 0
      ? pass(saw('Provisioned people', provisioned.length))
      : fail({
          evidence: [list('Without externalId', found.map(scimRow))],
          cause: `${counted(found.length, 'provisioned person has', 'provisioned people have')} no externalId. Grafana compares it with the SAML claim, so they cannot sign in.`,
          remedy: {
            text: 'Map externalId at the identity provider (Entra: objectId; Okta: user.getInternalProperty("id")) and provision these people again.',
            link: { page: 'configuration', query: { tab: 'setup' } },
          },
        });
  },
  source: SOURCES.entra,
});
