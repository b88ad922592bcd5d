import { check } from '../Check';
import { sharing } from '../clusters';
import { list, saw } from '../evidence';
import { loginAndEmail } from '../people';
import { SOURCES } from '../sources';
import { counted, fail, pass } from '../verdict';

export const emailDuplicate = check({
  id: 'email-duplicate',
  title: 'No two people share an e-mail address',
  area: 'people',
  severity: 'fail',
  needs: ['people'],
  *judge({ people }) {
    const shared = yield* sharing(people, ({ email }) => email.trim());
    return shared.length === 0
      ? pass(saw('People', people.length))
      : fail({
          evidence: [
            list(
              'Sharing one address',
              shared.map((some) => some.flatMap(loginAndEmail))
            ),
          ],
          cause: `${counted(shared.length, 'e-mail address belongs', 'e-mail addresses belong')} to more than one person. Grafana finds people to take over by e-mail, so the identity provider may get the wrong one.`,
          remedy: {
            text: 'Give each person an address of their own, or remove the one that is not used any more.',
            link: { grafanaPath: '/admin/users' },
            console: 'Grafana',
          },
        });
  },
  source: SOURCES.peopleAndTeams,
});
