import { useMemo, type ReactNode } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Text } from '@grafana/ui';
import { useStack } from '../../../api/queries/useStack';
import type { LostAccess } from '../../../domain/migration/lostAccess';
import type { Retirement, StillNeeded } from '../../../domain/migration/retire';
import { grantId } from '../../../domain/organisation/grantId';
import { BulletList } from '../../../ui/BulletList';
import { type Column, DataTable } from '../../../ui/DataTable';
import { DisplayName } from '../../../ui/DisplayName';
import { NameList } from '../../../ui/NameList';
import { grantText, type Names } from '../names';
import { changeText } from '../plan/planWords';
import { ByHand } from './ByHand';
import { EndMigration } from './EndMigration';
import type { StepProps } from './StepProps';

const MOST_SHOWN = 50;

/** Whether everybody still has what they had; then what may be taken from the old teams, and what is done by hand. */
export function VerifyStep({ view, names, onPlan }: StepProps) {
  const { can } = useStack();
  const { look, facts } = view;
  const { comparison, retirement } = look;
  const toTake = retirement.plan.steps.length;
  return (
    <>
      <Compared view={view} names={names} onPlan={onPlan} />
      <Needed needed={retirement.stillNeeded} names={names} />
      <Kept retirement={retirement} names={names} />
      <div>
        <Button
          variant={toTake > 0 && comparison.lost.length === 0 ? 'primary' : 'secondary'}
          disabled={toTake === 0 || !can.write || comparison.lost.length > 0}
          tooltip={
            comparison.lost.length > 0
              ? t('mapping.migration.lost-first', 'First give back what people have lost')
              : undefined
          }
          onClick={() => onPlan('retire')}
        >
          {t('mapping.migration.plan-retire', 'Plan to take it from the old teams')}
          {toTake > 0 && ` (${toTake.toLocaleString()})`}
        </Button>
      </div>
      <ByHand view={view} names={names} />
      {facts.record.teams.length > 0 && <EndMigration isDone={look.steps.verify === 'done'} />}
    </>
  );
}

function Compared({ view: { look, facts }, names }: StepProps) {
  const { lost, unread } = look.comparison;
  const columns = useMemo(() => lostColumns(names), [names]);
  if (facts.record.teams.length === 0) {
    return (
      <Text element="p">
        <Trans i18nKey="mapping.migration.not-compared">
          Nothing was noted yet, so nobody can be compared. Begin with the first step.
        </Trans>
      </Text>
    );
  }
  return (
    <>
      {unread > 0 && (
        <Alert
          severity="warning"
          title={t(
            'mapping.migration.unread',
            'Of {{count}} noted grants it is unknown whether people still have them',
            {
              count: unread,
            }
          )}
        />
      )}
      {lost.length > 0 ? (
        <>
          <Alert severity="error" title={t('mapping.migration.lost-title', 'Some people lost access')}>
            <Trans i18nKey="mapping.migration.lost-why">
              They had it through an old team when it was noted, and have it by no way now. Add them to the group at the
              identity provider, give the new team its access, or add them to the old team by hand: a member by hand
              stays. Somebody who was meant to lose it stays in this list until the migration is ended.
            </Trans>
          </Alert>
          <DataTable
            label={t('mapping.migration.lost', 'People who lost access')}
            rows={lost}
            columns={columns}
            rowKey={({ userUid }) => userUid}
          />
        </>
      ) : (
        <Text element="p">
          {unread > 0
            ? t('mapping.migration.none-lost-known', 'As far as it is known, nobody has lost anything.')
            : t('mapping.migration.none-lost', 'Nobody has lost anything since it was noted.')}
        </Text>
      )}
    </>
  );
}

function lostColumns(names: Names): ReadonlyArray<Column<LostAccess>> {
  return [
    {
      id: 'person',
      header: t('mapping.impact.person', 'Person'),
      cell: ({ userUid }) => <DisplayName name={names.person(userUid)} />,
      minWidth: 20,
    },
    {
      id: 'lost',
      header: t('mapping.migration.lost-what', 'Lost'),
      cell: ({ losses }) => <NameList names={losses.map((change) => changeText(change, names))} />,
      minWidth: 36,
      grow: 2,
    },
    {
      id: 'through',
      header: t('mapping.migration.through', 'Had it through'),
      cell: ({ losses }) => (
        <NameList names={[...new Set(losses.flatMap(({ teamUids }) => teamUids))].map(names.team)} />
      ),
      minWidth: 20,
    },
  ];
}

function Needed({ needed, names }: { needed: readonly StillNeeded[]; names: Names }) {
  return needed.length === 0 ? null : (
    <Notice title={t('mapping.migration.needed', 'Old teams that somebody still needs')}>
      {needed.map(({ teamUid, userUids, grantIds }) => (
        <li key={teamUid}>
          <DisplayName name={names.team(teamUid)} />:{' '}
          {t('mapping.migration.needed-grants', '{{count}} grants stay for', {
            count: grantIds.length,
            defaultValue_one: '{{count}} grant stays for',
          })}{' '}
          <NameList names={userUids.map(names.person)} shown={8} />
        </li>
      ))}
    </Notice>
  );
}

/** What stays with old teams for another reason than people. */
function Kept({ retirement: { notHeld, byRules }, names }: { retirement: Retirement; names: Names }) {
  const why = [
    ...notHeld.map((grant) => ({
      grant,
      why: t('mapping.migration.not-held', 'a new team does not hold it yet'),
    })),
    ...byRules.map((grant) => ({
      grant,
      why: t('mapping.migration.by-rules', 'a rule gave it: change the rule, and the next plan takes it away'),
    })),
  ];
  return why.length === 0 ? null : (
    <Notice title={t('mapping.migration.kept', 'What old teams keep for now')}>
      {why.map(({ grant, why: reason }) => (
        <li key={grantId(grant)}>
          <DisplayName name={names.team(grant.teamUid)} />: <DisplayName name={grantText(grant, names)} />, {reason}
        </li>
      ))}
    </Notice>
  );
}

function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Alert severity="info" title={title}>
      <BulletList max={MOST_SHOWN}>{children}</BulletList>
    </Alert>
  );
}
