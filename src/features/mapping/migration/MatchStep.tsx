import { useMemo, useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Badge, Button, RadioButtonGroup, Stack, Text } from '@grafana/ui';
import { useChangeMigration } from '../../../api/queries/useMigration';
import { useStack } from '../../../api/queries/useStack';
import { choose } from '../../../domain/migration/migrationRecord';
import { type GroupMatch, isSettled } from '../../../domain/migration/teamSync';
import { type Column, DataTable } from '../../../ui/DataTable';
import { DisplayName } from '../../../ui/DisplayName';
import { FaultAlert } from '../../../ui/FaultAlert';
import type { Names } from '../names';
import { ChooseGroup } from './ChooseGroup';
import type { StepProps } from './StepProps';
import { matchedLook } from './migrationWords';
import { ProviderList } from './ProviderList';

/** For each external group the group that SCIM brings in its place; where that is uncertain, a person decides. */
export function MatchStep({ view: { look, facts }, names }: StepProps) {
  const { can } = useStack();
  const { mutate, isPending, error } = useChangeMigration();
  const [open, setOpen] = useState<string>();
  const [sight, setSight] = useState<'all' | 'open'>('all');
  const { matches, coming } = look;
  const columns = useMemo(() => matchColumns(names), [names]);
  const undecided = useMemo(() => matches.filter((match) => !isSettled(match)), [matches]);
  const similar = undecided.flatMap(({ externalGroup, group }) =>
    group ? [[externalGroup, group.name] as const] : []
  );
  const chosen = matches.find((match) => keyOf(match) === open);
  const decide = (externalGroup: string, group: string | null | undefined) =>
    mutate(
      {
        change: (record) => choose(record, externalGroup, group),
        message: t('mapping.migration.log.chosen', 'Decided what takes the place of an external group'),
      },
      { onSuccess: () => setOpen(undefined) }
    );
  const acceptSimilar = () =>
    mutate({
      change: (record) => similar.reduce((so, [externalGroup, name]) => choose(so, externalGroup, name), record),
      message: t('mapping.migration.log.similar', 'Similar groups accepted'),
    });
  return (
    <>
      <Text element="p">
        <Trans i18nKey="mapping.migration.match-why">
          Groups that were pushed already are known. For those that will come, give the provider’s list. Nothing is
          carried by a name that is only similar until you say that it is the same. Open a row to decide.
        </Trans>
      </Text>
      <ProviderList record={facts.record} teams={facts.organisation.teams} />
      <Stack justifyContent="space-between" alignItems="center" wrap="wrap" gap={1}>
        <RadioButtonGroup
          aria-label={t('mapping.migration.sight', 'Show')}
          value={sight}
          onChange={setSight}
          options={[
            { value: 'all', label: t('mapping.migration.all', 'All ({{count, number}})', { count: matches.length }) },
            {
              value: 'open',
              label: t('mapping.migration.undecided', 'Undecided ({{count, number}})', { count: undecided.length }),
            },
          ]}
        />
        {similar.length > 0 && (
          <Button variant="secondary" disabled={!can.write || isPending} onClick={acceptSimilar}>
            {t('mapping.migration.accept', 'Accept all {{count}} similar ones', {
              count: similar.length,
              defaultValue_one: 'Accept the similar one',
            })}
          </Button>
        )}
      </Stack>
      <DataTable
        label={t('mapping.migration.matches', 'External groups and the groups that take their place')}
        rows={sight === 'open' ? undecided : matches}
        columns={columns}
        lines={2}
        rowKey={keyOf}
        onOpen={(match) => setOpen(keyOf(match))}
        openKey={open}
        isBusy={isPending}
        empty={<Text color="secondary">{t('mapping.migration.none-open', 'Everything is decided.')}</Text>}
      />
      {error && !chosen && <FaultAlert fault={error} title={t('mapping.migration.not-kept', 'It could not be kept')} />}
      {chosen && (
        <ChooseGroup
          match={chosen}
          coming={coming}
          isBusy={isPending}
          fault={error}
          canWrite={can.write}
          onChoose={(group) => decide(chosen.externalGroup, group)}
          onDismiss={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

const keyOf = ({ teamUid, externalGroup }: GroupMatch): string => `${teamUid} ${externalGroup}`;

function matchColumns(names: Names): ReadonlyArray<Column<GroupMatch>> {
  return [
    {
      id: 'external',
      header: t('mapping.migration.external-one', 'External group'),
      cell: ({ externalGroup }) => <DisplayName name={externalGroup} />,
      minWidth: 30,
      grow: 2,
    },
    {
      id: 'team',
      header: t('mapping.migration.old-team', 'Old team'),
      cell: ({ teamUid }) => <DisplayName name={names.team(teamUid)} />,
      minWidth: 20,
    },
    {
      id: 'group',
      header: t('mapping.migration.group', 'Group'),
      cell: ({ group }) => (group ? <DisplayName name={group.name} /> : <Text color="secondary">–</Text>),
      minWidth: 20,
    },
    {
      id: 'by',
      header: t('mapping.migration.by-header', 'Found by'),
      cell: ({ by }) => <Badge {...matchedLook(by)} />,
      minWidth: 18,
      grow: 0,
    },
    {
      id: 'come',
      header: t('mapping.migration.new-team', 'New team'),
      cell: ({ group }) =>
        group?.teamUid === undefined ? (
          <Text color="secondary">{t('mapping.migration.not-come', 'Not yet')}</Text>
        ) : (
          <DisplayName name={names.team(group.teamUid)} />
        ),
      minWidth: 16,
    },
  ];
}
