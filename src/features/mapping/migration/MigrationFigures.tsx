import { t } from '@grafana/i18n';
import { isSettled, certainGroup } from '../../../domain/migration/teamSync';
import { Metric, Metrics } from '../../../ui/Metric';
import type { Migrating } from './migrationWords';

/** How far it has come, in numbers. */
export function MigrationFigures({ view: { look, facts } }: { view: Migrating }) {
  const { matches, stillSynced, comparison, retirement } = look;
  const teams = new Set(matches.map(({ teamUid }) => teamUid)).size;
  const groups = new Map(matches.flatMap((match) => groupEntry(certainGroup(match))));
  const come = [...groups.values()].filter((teamUid) => teamUid !== undefined).length;
  const isCompared = facts.record.teams.length > 0 && comparison.unread === 0;
  const dependent = new Set(retirement.stillNeeded.flatMap(({ userUids }) => userUids)).size;
  return (
    <Metrics label={t('mapping.migration.figures', 'How far the migration is')}>
      <Metric label={t('mapping.migration.teams', 'Teams of Team Sync')} value={teams} />
      <Metric
        label={t('mapping.migration.external', 'External groups')}
        value={matches.length}
        hint={t('mapping.migration.still', '{{count, number}} still in Grafana', { count: stillSynced })}
      />
      <Metric
        label={t('mapping.migration.settled', 'With a group')}
        value={matches.filter(isSettled).length}
        tone={matches.every(isSettled) ? undefined : 'warning'}
      />
      <Metric
        label={t('mapping.migration.come', 'New teams')}
        value={come}
        hint={t('mapping.migration.of-groups', 'of {{count, number}} groups', { count: groups.size })}
      />
      <Metric
        label={t('mapping.migration.lost', 'People who lost access')}
        value={isCompared ? comparison.lost.length : undefined}
        tone={comparison.lost.length > 0 ? 'error' : undefined}
        hint={
          dependent > 0
            ? t('mapping.migration.dependent', '{{count, number}} still need an old team', { count: dependent })
            : undefined
        }
      />
    </Metrics>
  );
}

const groupEntry = (group: ReturnType<typeof certainGroup>): Array<[string, string | undefined]> =>
  group ? [[group.name, group.teamUid]] : [];
