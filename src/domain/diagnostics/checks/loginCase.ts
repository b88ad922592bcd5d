import { check } from '../Check';
import { sharing } from '../clusters';
import { list, personRow, saw } from '../evidence';
import { SOURCES } from '../sources';
import { counted, pass, warn } from '../verdict';

export const loginCase = check({
  id: 'login-case',
  title: 'No two logins differ only by case',
  area: 'people',
  severity: 'warn',
  needs: ['people'],
  *judge({ people }) {
    const found = yield* sharing(people, ({ login }) => login.trim().toLowerCase());
    return found.length === 0
      ? pass(saw('People', people.length))
      : warn({
          evidence: [
            list(
              'Differing by case',
              found.map((some) => some.flatMap(personRow))
            ),
          ],
          cause: `${counted(found.length, 'login is', 'logins are')} written in two ways, by different people. RFC 7643 says that userName takes no notice of case, so a lookup may find either.`,
          remedy: {
            text: 'Remove the person who is not used any more.',
            link: { grafanaPath: '/admin/users' },
            console: 'Grafana',
          },
        });
  },
  source: SOURCES.userResource,
});
