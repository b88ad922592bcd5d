import { check, skipOpenSource } from '../Check';
import { those } from '../clusters';
import { list, saw } from '../evidence';
import { scimRow } from '../scimPeople';
import { SOURCES } from '../sources';
import { counted, fail, pass, skipped } from '../verdict';

interface Rule {
  provider: 'Okta' | 'Microsoft Entra ID';
  /** What the provider's SAML claim holds when it is set up as its guide says. */
  claim: string;
  form: RegExp;
}

/** The form of the identifiers that the documented SAML claim of each provider sends. */
const RULES = new Map<string, Rule>([
  ['okta', { provider: 'Okta', claim: 'user.getInternalProperty("id")', form: /^00u[A-Za-z0-9]{17}$/ }],
  [
    'entra',
    {
      provider: 'Microsoft Entra ID',
      claim: 'user.objectid',
      form: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
    },
  ],
]);

export const externalIdForm = check({
  id: 'external-id-claim',
  title: 'Every externalId looks like what the SAML claim sends',
  area: 'people',
  severity: 'fail',
  needs: ['connection', 'scimUsers'],
  skip: skipOpenSource,
  *judge({ connection: { preset }, scimUsers }) {
    const rule = RULES.get(preset ?? '');
    if (!rule) {
      return skipped('Only known for Okta and Microsoft Entra ID; choose the identity provider on the Set up tab.');
    }
    const given = yield* those(scimUsers, ({ externalId }) => Boolean(externalId?.trim()));
    const other = yield* those(given, ({ externalId = '' }) => !rule.form.test(externalId.trim()));
    const evidence = [
      saw('Identity provider', rule.provider),
      saw('Claim', rule.claim),
      saw('externalIds', given.length),
    ];
    return other.length === 0
      ? pass(...evidence)
      : fail({
          evidence: [...evidence, list('Of another form', other.map(scimRow))],
          cause: `${counted(other.length, 'externalId does', 'externalIds do')} not look like an id of ${rule.provider}. Provisioning and the SAML claim have to carry the same value, or signing in ends with "User sync failed".`,
          remedy: {
            text: `Map externalId to the same attribute as the SAML claim, ${rule.claim}, and provision these people again.`,
            link: { page: 'configuration', query: { tab: 'setup' } },
            console: rule.provider,
          },
        });
  },
  source: SOURCES.troubleshooting,
});
