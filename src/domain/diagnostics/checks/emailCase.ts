import { check } from '../Check';
import { sharing } from '../clusters';
import { list, saw } from '../evidence';
import { differ, loginAndEmail } from '../people';
import { SOURCES } from '../sources';
import { counted, pass, warn } from '../verdict';

export const emailCase = check({
  id: 'email-case',
  title: 'No two e-mail addresses differ only by case',
  area: 'people',
  severity: 'warn',
  needs: ['people'],
  *judge({ people }) {
    const alike = yield* sharing(people, ({ email }) => email.trim().toLowerCase());
    const found = alike.filter((some) => differ(some.map(({ email }) => email.trim())));
    return found.length === 0
      ? pass(saw('People', people.length))
      : warn({
          evidence: [
            list(
              'Differing by case',
              found.map((some) => some.flatMap(loginAndEmail))
            ),
          ],
          cause: `${counted(found.length, 'e-mail address is', 'e-mail addresses are')} written in two ways, by different people. Identity providers take them for one, databases do not: it is chance which of them is provisioned.`,
          remedy: {
            text: 'Remove the person who is not used any more, or correct the address.',
            link: { grafanaPath: '/admin/users' },
            console: 'Grafana',
          },
        });
  },
  source: SOURCES.userResource,
});
