import { useMemo, useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Badge, Button, Stack, Text, TextLink } from '@grafana/ui';
import { useStack } from '../../../api/queries/useStack';
import type { Carried } from '../../../domain/migration/carry';
import type { Rule } from '../../../domain/mapping/rule';
import { grantId } from '../../../domain/organisation/grantId';
import { BulletList } from '../../../ui/BulletList';
import { type Column, DataTable } from '../../../ui/DataTable';
import { DisplayName } from '../../../ui/DisplayName';
import { NameList } from '../../../ui/NameList';
import { pagePath } from '../../../ui/pagePath';
import { grantText, type Names } from '../names';
import type { StepProps } from './StepProps';
import type { Migrating } from './migrationWords';
import { WriteRulesDialog } from './WriteRulesDialog';

const MOST_SHOWN = 50;

/** Rules that give each new team what the old ones have, and the plan that gives it to those that have come. */
export function CarryStep({ view, names, onPlan }: StepProps) {
  const { can } = useStack();
  const [isWriting, setWriting] = useState(false);
  const { look, facts, stored } = view;
  const { carried, written, given } = look;
  const columns = useMemo(() => carriedColumns(names), [names]);
  const isWritten = written.ok && written.value.isWritten;
  const toGive = given?.plan.steps.length ?? 0;
  const isNoted = facts.record.teams.length > 0;
  return (
    <>
      <Text element="p">
        <Trans i18nKey="mapping.migration.carry-why">
          First the rules: each says what the team of a group shall have, because its old teams have it. Without them
          the next plan would take it away again. They can be written before the groups come; then nothing changes until
          they do. After that the plan gives it to the teams that have come.
        </Trans>
      </Text>
      <DataTable
        label={t('mapping.migration.carried', 'What each group’s new team shall have')}
        rows={carried}
        columns={columns}
        lines={2}
        rowKey={({ rule }) => rule.name}
        empty={
          <Text color="secondary">
            {t('mapping.migration.nothing-to-carry', 'The old teams hold nothing that has to be carried.')}
          </Text>
        }
      />
      <NotCarried view={view} names={names} />
      {!written.ok && (
        <Alert severity="error" title={t('mapping.migration.not-writable', 'The rules cannot be written')}>
          <bdi>{written.reason}</bdi>{' '}
          <TextLink inline href={pagePath('mapping', { tab: 'rules' })}>
            {t('mapping.plan.open-rules', 'Open the rules')}
          </TextLink>
        </Alert>
      )}
      <Stack alignItems="center" gap={1} wrap="wrap">
        <Button
          variant={isWritten ? 'secondary' : 'primary'}
          disabled={isWritten || !written.ok || !isNoted}
          tooltip={isNoted ? undefined : t('mapping.migration.note-first', 'Note what stands first')}
          onClick={() => setWriting(true)}
        >
          <Trans i18nKey="mapping.migration.write">Write the rules down</Trans>
        </Button>
        <Button
          variant={isWritten && toGive > 0 ? 'primary' : 'secondary'}
          disabled={!isWritten || toGive === 0 || !can.write}
          onClick={() => onPlan('carry')}
        >
          {t('mapping.migration.plan-carry', 'Plan to give it')}
          {toGive > 0 && ` (${toGive.toLocaleString()})`}
        </Button>
        <Text color="secondary">{whatNext(view)}</Text>
      </Stack>
      {isWriting && written.ok && (
        <WriteRulesDialog
          stored={stored}
          text={written.value.text}
          canWrite={can.write}
          onDismiss={() => setWriting(false)}
        />
      )}
    </>
  );
}

function whatNext({ look: { steps, written, carried }, facts }: Migrating): string {
  const words = {
    todo: () =>
      written.ok && written.value.isWritten
        ? t('mapping.migration.next-give', 'The rules are written. New teams have come that do not hold it yet.')
        : t('mapping.migration.next-write', 'The rules are not in the saved document yet.'),
    waiting: () => waitingText(facts.isGroupSyncOn),
    failed: () => t('mapping.migration.next-repair', 'The saved document has errors.'),
    unknown: () => t('mapping.migration.next-unknown', 'Not everything could be read.'),
    done: () =>
      carried.length > 0 ? t('mapping.migration.next-none', 'Every new team holds what the old ones have.') : '',
  };
  return words[steps.carry]();
}

function waitingText(isGroupSyncOn: boolean | undefined): string {
  return isGroupSyncOn
    ? t('mapping.migration.next-push', 'The rules are written. Now let the identity provider push the groups.')
    : t(
        'mapping.migration.next-switch',
        'The rules are written. Now turn group sync on (Configuration, Settings) and let the identity provider push the groups.'
      );
}

/** What no rule can say, and what the plan leaves out. */
function NotCarried({ view: { look }, names }: { view: Migrating; names: Names }) {
  if (look.left.length === 0) {
    return null;
  }
  return (
    <Alert
      severity="warning"
      title={t('mapping.migration.left', '{{count}} grants cannot be carried by a rule', {
        count: look.left.length,
        defaultValue_one: '{{count}} grant cannot be carried by a rule',
      })}
    >
      <BulletList max={MOST_SHOWN}>
        {look.left.map(({ grant, why }) => (
          <li key={grantId(grant)}>
            <DisplayName name={names.team(grant.teamUid)} />: <DisplayName name={grantText(grant, names)} />. {why}
          </li>
        ))}
      </BulletList>
      <Trans i18nKey="mapping.migration.left-stays">The old team keeps them. Give them to the new team by hand.</Trans>
    </Alert>
  );
}

/** The folders and data sources of a rule. */
function targetTexts({ folders, datasources }: Rule, names: Names): string[] {
  return [
    ...folders.map((target) =>
      t('mapping.grant.folder', '{{permission}} on {{folder}}', {
        permission: target.permission,
        folder: 'path' in target ? target.path.split('/').join(' / ') : names.folder(target.uid),
        interpolation: { escapeValue: false },
      })
    ),
    ...datasources.map((target) =>
      t('mapping.grant.data-source', '{{permission}} on {{name}} (data source)', {
        permission: target.permission,
        name: 'name' in target ? target.name : names.dataSource(target.uid),
        interpolation: { escapeValue: false },
      })
    ),
  ];
}

function carriedColumns(names: Names): ReadonlyArray<Column<Carried>> {
  return [
    {
      id: 'group',
      header: t('mapping.migration.group', 'Group'),
      cell: ({ group }) => <DisplayName name={group.name} />,
      minWidth: 20,
    },
    {
      id: 'come',
      header: t('mapping.migration.new-team', 'New team'),
      cell: ({ group }) =>
        group.teamUid === undefined ? (
          <Text color="secondary">{t('mapping.migration.not-come', 'Not yet')}</Text>
        ) : (
          <Badge color="green" text={t('mapping.migration.has-come', 'Has come')} />
        ),
      minWidth: 12,
      grow: 0,
    },
    {
      id: 'from',
      header: t('mapping.migration.from', 'From'),
      cell: ({ fromTeamUids }) => <NameList names={fromTeamUids.map(names.team)} />,
      minWidth: 20,
    },
    {
      id: 'roles',
      header: t('mapping.migration.roles', 'Roles'),
      cell: ({ rule }) => <NameList names={rule.roles} shown={2} />,
      minWidth: 22,
    },
    {
      id: 'folders',
      header: t('mapping.migration.folders', 'Folders and data sources'),
      cell: ({ rule }) => <NameList names={targetTexts(rule, names)} shown={2} />,
      minWidth: 26,
      grow: 2,
    },
  ];
}
