import { check, skipOpenSource } from '../Check';
import { accountPart, list, saw } from '../evidence';
import { SOURCES } from '../sources';
import { fail, pass, warn } from '../verdict';

export const providerAccount = check({
  id: 'provider-account',
  title: 'The identity provider has a service account of its own',
  area: 'tokens',
  severity: 'fail',
  needs: ['accounts'],
  skip: skipOpenSource,
  judge({ accounts: { accounts, provider } }) {
    const link = { page: 'configuration', query: { tab: 'setup' } } as const;
    if (!provider) {
      return fail({
        evidence: [saw('Service accounts', accounts.length)],
        cause:
          'No service account was chosen for the identity provider, and none is named like one. Without a token of its own the provider cannot call.',
        remedy: { text: 'Make one on the Set up tab, or choose the one that is used.', link },
      });
    }
    const evidence = [
      list('Service account', [[accountPart(provider.account)]]),
      saw('How it is known', provider.isChosen ? 'chosen' : 'inferred from its name and use'),
    ];
    const live = provider.account.tokens;
    return live?.length === 0
      ? warn({
          evidence,
          cause: 'The service account of the identity provider has no token, so the provider cannot call.',
          remedy: { text: 'Make a token and paste it at the identity provider.', link },
        })
      : pass(...evidence);
  },
  source: SOURCES.okta,
});
