import { t } from '@grafana/i18n';
import type { PersonRow } from '../../domain/audit/people';
import { DisplayName } from '../../ui/DisplayName';
import { Facts } from '../../ui/Facts';
import { stateWords } from './stateWords';
import { LastSeen, StateBadge } from './usePeopleColumns';

export function PersonFacts({ row: { person, state } }: { row: PersonRow }) {
  return (
    <Facts
      label={t('audit.person.facts', 'About this person')}
      facts={[
        { term: t('audit.column.email', 'Email'), value: <DisplayName name={person.email} /> },
        {
          term: t('audit.column.state', 'State'),
          value: (
            <>
              <StateBadge state={state} /> {stateWords(state).meaning}
            </>
          ),
        },
        { term: t('audit.column.role', 'Role'), value: person.role },
        { term: t('audit.column.last-seen', 'Last seen'), value: <LastSeen iso={person.lastSeenAt} /> },
        {
          term: t('audit.person.signed-in-by', 'Signs in with'),
          value: person.authLabels.join(', ') || t('audit.person.password', 'A password in Grafana, or not yet'),
        },
      ]}
    />
  );
}
