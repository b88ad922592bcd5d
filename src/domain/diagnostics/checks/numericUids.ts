import { check } from '../Check';
import { those } from '../clusters';
import { list, personRow, saw } from '../evidence';
import { SOURCES } from '../sources';
import { counted, fail, pass } from '../verdict';

export const numericUids = check({
  id: 'numeric-uids',
  title: 'No person has a uid that is a bare number',
  area: 'people',
  severity: 'fail',
  needs: ['people'],
  affects: '12.0.0 to 12.2.1, and people who were provisioned by them',
  *judge({ people }) {
    const found = yield* those(people, ({ uid }) => /^\d+$/.test(uid));
    return found.length === 0
      ? pass(saw('People', people.length))
      : fail({
          evidence: [
            list(
              'With a numeric uid',
              found.map((person) => [...personRow(person), { kind: 'id' as const, text: person.uid }])
            ),
          ],
          cause: `${counted(found.length, 'person has', 'people have')} a numeric uid, as CVE-2025-41115 makes them: Grafana may take it for the internal id of somebody else.`,
          remedy: {
            text: 'Upgrade Grafana, then remove these people and provision them again with an externalId that is no number. Look in the audit log at what they did.',
            link: { page: 'audit' },
          },
        });
  },
  source: SOURCES.security,
});
