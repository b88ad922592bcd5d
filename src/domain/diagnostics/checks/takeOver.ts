import type { Person } from '../../organisation/organisation';
import { eachItem, type Work } from '../../work/work';
import { check, skipOpenSource } from '../Check';
import { those } from '../clusters';
import { list, saw, type Row } from '../evidence';
import { loginAndEmail } from '../people';
import { SOURCES } from '../sources';
import { counted, pass, unknown, warn } from '../verdict';

const domainOf = ({ email }: Person): string | undefined => /@([^@\s]+)$/.exec(email.trim())?.[1]?.toLowerCase();

function* domainsOf(people: readonly Person[]): Work<ReadonlySet<string>> {
  const domains = new Set<string>();
  yield* eachItem(people, (person) => {
    const domain = person.isProvisioned ? domainOf(person) : undefined;
    if (domain) {
      domains.add(domain);
    }
  });
  return domains;
}

/** People who sign in with SAML already lose nothing by being taken over. */
const wouldChange = ({ isDisabled, isProvisioned, authLabels }: Person): boolean =>
  !isDisabled && !isProvisioned && !authLabels.includes('SAML');

const row = (person: Person): Row => [
  ...loginAndEmail(person),
  { kind: 'plain', text: person.role },
  {
    kind: 'plain',
    text:
      person.authLabels.length > 0
        ? `signs in with ${person.authLabels.join(', ')}`
        : 'signs in with a Grafana password',
  },
];

export const takeOver = check({
  id: 'take-over',
  title: 'Nobody loses their way in by being provisioned',
  area: 'people',
  severity: 'warn',
  needs: ['people'],
  skip: skipOpenSource,
  affects: '12.2 and newer',
  *judge({ people }) {
    const candidates = yield* those(people, (person) => wouldChange(person) && domainOf(person) !== undefined);
    if (candidates.length === 0) {
      return pass(saw('People', people.length));
    }
    const domains = yield* domainsOf(people);
    if (domains.size === 0) {
      return unknown(
        'Nobody is provisioned yet, so the e-mail domains of the identity provider are not known. Each of these people would be taken over if it knows their address.',
        [list('Not provisioned, and not signing in with SAML', candidates.map(row))]
      );
    }
    const found = candidates.filter((person) => domains.has(domainOf(person) ?? ''));
    return found.length === 0
      ? pass(saw('People', people.length))
      : warn({
          evidence: [list('Would be taken over', found.map(row))],
          cause: `${counted(found.length, 'person is', 'people are')} not provisioned, and ${found.length === 1 ? 'has' : 'have'} an e-mail address in a domain of the identity provider. When it provisions the same address, Grafana hands the existing person over to it, who can then sign in with SAML only.`,
          remedy: {
            text: 'If this is wanted, tell them. If not, for instance for an administrator for emergencies, give the person an address that the identity provider does not have.',
            link: { page: 'audit', query: { state: 'local' } },
          },
        });
  },
  source: SOURCES.peopleAndTeams,
});
