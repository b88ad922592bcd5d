import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Badge, Text } from '@grafana/ui';
import type { DriftRow } from '../../../api/queries/useDrift';
import { type Column } from '../../../ui/DataTable';
import { DisplayName } from '../../../ui/DisplayName';
import { NameList } from '../../../ui/NameList';
import { TimeAgo } from '../../../ui/TimeAgo';
import type { Names } from '../names';
import { authorText, changeWords, kindWords, targetName, teamNames } from './driftWords';

/** What differs, since when, and who did it as far as that is known. */
export function useDriftColumns(names: Names): ReadonlyArray<Column<DriftRow>> {
  return useMemo(
    () => [
      {
        id: 'kind',
        header: t('mapping.drift.kind', 'Difference'),
        cell: ({ difference }) => <Badge {...kindWords(difference.kind)} />,
        minWidth: 20,
        grow: 0,
      },
      {
        id: 'target',
        header: t('mapping.drift.target', 'What'),
        cell: ({ difference }) => <DisplayName name={targetName(difference, names)} />,
        minWidth: 15,
        grow: 2,
      },
      {
        id: 'team',
        header: t('mapping.steps.team', 'Team'),
        cell: ({ difference }) => <NameList names={teamNames(difference, names)} />,
        minWidth: 15,
      },
      {
        id: 'change',
        header: t('mapping.drift.levels', 'Applied → now'),
        cell: ({ difference }) => <DisplayName name={changeWords(difference)} />,
        minWidth: 17,
      },
      {
        id: 'since',
        header: t('mapping.drift.since', 'First seen'),
        cell: ({ firstSeenAt }) =>
          firstSeenAt === undefined ? (
            <Text color="secondary">{t('mapping.drift.since-unknown', 'Not recorded')}</Text>
          ) : (
            <TimeAgo iso={firstSeenAt} />
          ),
        minWidth: 17,
      },
      {
        id: 'who',
        header: t('mapping.drift.who', 'Who'),
        cell: ({ difference: { who } }) => <span>{authorText(who)}</span>,
        minWidth: 14,
      },
      {
        id: 'rules',
        header: t('mapping.steps.rules', 'Rules'),
        cell: ({ difference: { ruleNames } }) => <NameList names={ruleNames} />,
        minWidth: 15,
      },
    ],
    [names]
  );
}
