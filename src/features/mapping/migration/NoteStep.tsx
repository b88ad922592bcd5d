import { useMemo } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Badge, Button, Stack, Text, TextLink } from '@grafana/ui';
import { runInSlices } from '../../../api/queries/runInSlices';
import { useChangeMigration } from '../../../api/queries/useMigration';
import { useStack } from '../../../api/queries/useStack';
import { noteTeams } from '../../../domain/migration/migrationRecord';
import { type Column, DataTable } from '../../../ui/DataTable';
import { DisplayName } from '../../../ui/DisplayName';
import { FaultAlert } from '../../../ui/FaultAlert';
import { NameList } from '../../../ui/NameList';
import type { StepProps } from './StepProps';
import { teamPath } from './migrationWords';
import { type TeamRow, teamRows } from './teamRows';

/** Which teams Team Sync fills, with whom, and what they give; noted, so that it can be compared later. */
export function NoteStep({ view: { look, facts }, names }: StepProps) {
  const { can } = useStack();
  const { mutate, isPending, error } = useChangeMigration();
  const rows = useMemo(() => teamRows(facts, names), [facts, names]);
  const columns = useMemo(() => teamColumns(), []);
  const note = async () => {
    const { organisation, actual, byTeam, record } = facts;
    const syncedTeams = Array.from(byTeam, ([teamUid, externalGroups]) => ({ teamUid, externalGroups }));
    const found = { syncedTeams, organisation, actual };
    const { teams } = await runInSlices(noteTeams(record, found));
    mutate({
      change: (stored) => ({ ...stored, teams }),
      message: t('mapping.migration.log.noted', 'Teams of Team Sync noted'),
    });
  };
  return (
    <>
      <Text element="p">
        <Trans i18nKey="mapping.migration.note-why">
          Team Sync forgets which groups filled a team as soon as they are removed, and may then take members away when
          they sign in. So note first what each team has and who is in it: later everybody is compared with that.
        </Trans>
      </Text>
      <DataTable
        label={t('mapping.migration.teams-table', 'Teams that Team Sync fills')}
        rows={rows}
        columns={columns}
        lines={2}
        rowKey={({ teamUid }) => teamUid}
      />
      {error && <FaultAlert fault={error} title={t('mapping.migration.not-noted', 'It could not be noted')} />}
      <Stack alignItems="center" gap={2} wrap="wrap">
        <Button
          variant={look.isNoted ? 'secondary' : 'primary'}
          icon={isPending ? 'spinner' : undefined}
          disabled={look.isNoted || !can.write || isPending}
          tooltip={can.write ? undefined : t('mapping.migration.may-not', 'This needs idops-scim-app.scim:write')}
          onClick={() => void note()}
        >
          <Trans i18nKey="mapping.migration.note">Note what stands</Trans>
        </Button>
        <Text color="secondary">
          {look.isNoted
            ? t('mapping.migration.is-noted', 'All of this is noted.')
            : facts.record.teams.length > 0
              ? t('mapping.migration.more', 'Something has come since it was noted. What was noted stays.')
              : ''}
        </Text>
      </Stack>
    </>
  );
}

function teamColumns(): ReadonlyArray<Column<TeamRow>> {
  const unknown = () => <Text color="secondary">{t('ui.metric.unknown', 'Unknown')}</Text>;
  const listed = (names: readonly string[], isRead: boolean) =>
    names.length === 0 && !isRead ? unknown() : <NameList names={names} shown={2} />;
  return [
    {
      id: 'team',
      header: t('mapping.steps.team', 'Team'),
      cell: ({ name, isHere, teamUid }) =>
        isHere ? (
          <TextLink inline={false} href={teamPath(teamUid, 'groupsync')}>
            {name}
          </TextLink>
        ) : (
          <>
            <DisplayName name={name} /> <Badge color="darkgrey" text={t('mapping.migration.gone', 'Gone')} />
          </>
        ),
      minWidth: 20,
    },
    {
      id: 'external',
      header: t('mapping.migration.external', 'External groups'),
      cell: ({ externalGroups }) => <NameList names={externalGroups} shown={2} />,
      minWidth: 30,
      grow: 2,
    },
    {
      id: 'members',
      header: t('mapping.migration.members', 'Members'),
      cell: ({ members }) => (members === undefined ? unknown() : members.toLocaleString()),
      minWidth: 11,
      grow: 0,
      align: 'right',
    },
    {
      id: 'roles',
      header: t('mapping.migration.roles', 'Roles'),
      cell: ({ roles, isRead }) => listed(roles, isRead),
      minWidth: 22,
    },
    {
      id: 'folders',
      header: t('mapping.migration.folders', 'Folders and data sources'),
      cell: ({ targets, isRead }) => listed(targets, isRead),
      minWidth: 26,
      grow: 2,
    },
  ];
}
