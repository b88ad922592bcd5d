import { check } from '../Check';
import { list, personRow, saw } from '../evidence';
import { SOURCES } from '../sources';
import { counted, fail, pass, warn } from '../verdict';

export const singleAdministrator = check({
  id: 'administrators',
  title: 'There is more than one administrator',
  area: 'sign-in',
  severity: 'fail',
  needs: ['people'],
  judge({ people }) {
    const administrators = people.filter(({ role, isDisabled }) => role === 'Admin' && !isDisabled);
    const found = {
      evidence: [saw('People', people.length), list('Active administrators', administrators.map(personRow))],
      cause: `The organisation has ${counted(administrators.length, 'active administrator', 'active administrators')}. When that person leaves or is disabled by the identity provider, nobody is left to manage it.`,
      remedy: {
        text: 'Give a second person the basic role Admin.',
        link: { page: 'audit', query: { role: 'Admin' } },
      },
    } as const;
    if (administrators.length > 1) {
      return pass(...found.evidence);
    }
    return administrators.length === 1
      ? warn(found)
      : fail({
          ...found,
          cause: 'The organisation has no active administrator: only a server administrator can mend that.',
        });
  },
  source: SOURCES.peopleAndTeams,
});
