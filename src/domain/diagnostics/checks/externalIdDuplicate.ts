import { check, skipOpenSource } from '../Check';
import { sharing } from '../clusters';
import { list, saw } from '../evidence';
import { scimRow } from '../scimPeople';
import { SOURCES } from '../sources';
import { counted, fail, pass } from '../verdict';

export const externalIdDuplicate = check({
  id: 'external-id-duplicate',
  title: 'No two people share an externalId',
  area: 'people',
  severity: 'fail',
  needs: ['scimUsers'],
  skip: skipOpenSource,
  *judge({ scimUsers }) {
    const shared = yield* sharing(scimUsers, ({ externalId }) => externalId?.trim());
    return shared.length === 0
      ? pass(saw('Provisioned people', scimUsers.length))
      : fail({
          evidence: [
            list(
              'Sharing one externalId',
              shared.map((users) => users.flatMap(scimRow))
            ),
          ],
          cause: `${counted(shared.length, 'externalId belongs', 'externalIds belong')} to more than one person. Grafana may sign one of them in as the other.`,
          remedy: {
            text: 'Find out at the identity provider which person it belongs to, map externalId to an identifier that is unique there, and provision again.',
            link: { page: 'configuration', query: { tab: 'setup' } },
          },
        });
  },
  source: SOURCES.externalId,
});
