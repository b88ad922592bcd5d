import { type ComponentType, useMemo, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Alert, Badge, Button, Stack, Text, useStyles2 } from '@grafana/ui';
import { MIGRATION_STEPS, type MigrationStepId } from '../../../domain/migration/migrationSteps';
import { busyIcon } from '../../../ui/busyIcon';
import { Section } from '../../../ui/Section';
import { StepPanel } from '../../../ui/StepPanel';
import { FaultList } from '../FaultList';
import { namesOf, type Names } from '../names';
import { CarryStep } from './CarryStep';
import { CollisionsStep } from './CollisionsStep';
import { MatchStep } from './MatchStep';
import { MigrationFigures } from './MigrationFigures';
import { type Migrating, stateLook, stepTitle } from './migrationWords';
import { NoteStep } from './NoteStep';
import type { StepProps } from './StepProps';
import { VerifyStep } from './VerifyStep';

const BODIES: Record<MigrationStepId, ComponentType<StepProps>> = {
  note: NoteStep,
  match: MatchStep,
  collisions: CollisionsStep,
  carry: CarryStep,
  verify: VerifyStep,
};

interface MigrationGuideProps {
  view: Migrating;
  onAgain: () => Promise<unknown>;
  onPlan: StepProps['onPlan'];
}

/** The steps, each with its state; the first that is not done stands open. */
export function MigrationGuide({ view, onAgain, onPlan }: MigrationGuideProps) {
  const styles = useStyles2(getStyles);
  const { look, facts, gaps, isBusy } = view;
  const [toggled, setToggled] = useState<Readonly<Partial<Record<MigrationStepId, boolean>>>>({});
  const names = useMemo(() => migrationNames(view), [view]);
  const current = MIGRATION_STEPS.find((id) => look.steps[id] !== 'done');
  const done = MIGRATION_STEPS.filter((id) => look.steps[id] === 'done').length;
  return (
    <Section
      title={t('mapping.migration.title', 'From Team Sync to group sync')}
      subtitle={t('mapping.migration.progress', '{{done}} of {{count}} steps are done, as Grafana shows it now.', {
        done,
        count: MIGRATION_STEPS.length,
      })}
      actions={
        <Button
          variant="secondary"
          size="sm"
          icon={busyIcon(isBusy, 'sync')}
          disabled={isBusy}
          onClick={() => void onAgain()}
        >
          <Trans i18nKey="mapping.migration.look-again">Look again</Trans>
        </Button>
      }
    >
      <Text element="p" color="secondary">
        <Trans i18nKey="mapping.migration.intro">
          It can be left at any point and taken up by another administrator: what it needs to remember is kept in
          Grafana. Nothing is taken from anybody before the last step, and there only what everybody has by another way.
        </Trans>
      </Text>
      {(gaps.length > 0 || !facts.isComplete) && (
        <Alert severity="warning" title={t('mapping.plan.gaps', 'Not everything could be read')}>
          <Trans i18nKey="mapping.migration.gaps">
            What could not be read is unknown: it is never taken for nothing.
          </Trans>
          <FaultList faults={[...gaps, ...facts.actual.unread.map(({ fault }) => fault)]} />
        </Alert>
      )}
      <MigrationFigures view={view} />
      <ol className={styles.steps}>
        {MIGRATION_STEPS.map((id, index) => {
          const Body = BODIES[id];
          const isOpen = toggled[id] ?? (id === current || look.steps[id] === 'failed');
          return (
            <StepPanel
              key={id}
              number={index + 1}
              title={stepTitle(id)}
              badge={<Badge key={look.steps[id]} {...stateLook(look.steps[id])} />}
              isCurrent={id === current}
              isOpen={isOpen}
              onToggle={() => setToggled((before) => ({ ...before, [id]: !isOpen }))}
            >
              <Body view={view} names={names} onPlan={onPlan} />
            </StepPanel>
          );
        })}
      </ol>
      {!current && (
        <Stack direction="column" gap={1}>
          <Text element="p">
            <Trans i18nKey="mapping.migration.finished">
              The migration is over: group sync fills the teams, and the rules keep their access.
            </Trans>
          </Text>
        </Stack>
      )}
    </Section>
  );
}

/** Teams that are gone keep the name under which they were noted. */
function migrationNames({ facts: { organisation, record } }: Migrating): Names {
  const names = namesOf(organisation);
  const noted = new Map(record.teams.map(({ teamUid, name }) => [teamUid, name]));
  const here = new Set(organisation.teams.map(({ uid }) => uid));
  return { ...names, team: (uid) => (here.has(uid) ? names.team(uid) : (noted.get(uid) ?? uid)) };
}

const getStyles = (theme: GrafanaTheme2) => ({
  steps: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  }),
});
