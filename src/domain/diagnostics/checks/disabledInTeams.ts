import { check } from '../Check';
import { those } from '../clusters';
import { list, personRow, saw } from '../evidence';
import { SOURCES } from '../sources';
import { counted, pass, unknown, warn } from '../verdict';

export const disabledInTeams = check({
  id: 'disabled-in-teams',
  title: 'Disabled people are in no team any more',
  area: 'people',
  severity: 'warn',
  needs: ['people', 'memberships'],
  *judge({ people, memberships: { memberships, unread } }) {
    const disabled = new Map(
      (yield* those(people, ({ isDisabled, isProvisioned }) => isDisabled && isProvisioned)).map((person) => [
        person.uid,
        person,
      ])
    );
    const uids = new Set(
      (yield* those(memberships, ({ userUid }) => disabled.has(userUid))).map(({ userUid }) => userUid)
    );
    const found = [...disabled.values()].filter(({ uid }) => uids.has(uid));
    if (found.length > 0) {
      return warn({
        evidence: [list('Disabled, and still in teams', found.map(personRow))],
        cause: `${counted(found.length, 'provisioned person is', 'provisioned people are')} disabled and still in teams. They cannot sign in, but get everything back at once if they are enabled again.`,
        remedy: {
          text: 'Let the identity provider push the groups again, or take them out of the groups there.',
          link: { page: 'audit', query: { state: 'disabled' } },
        },
      });
    }
    return unread.length > 0
      ? unknown(`The members of ${counted(unread.length, 'team', 'teams')} could not be read.`)
      : pass(saw('Disabled provisioned people', disabled.size));
  },
  source: SOURCES.peopleAndTeams,
});
