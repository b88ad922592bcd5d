import { useMemo } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Badge, Box, Stack, Text } from '@grafana/ui';
import type { ImpactInput } from '../../../../domain/mapping/impact';
import { personPlan, type PersonOutcome } from '../../../../domain/mapping/personPlan';
import type { Plan, Step } from '../../../../domain/mapping/plan';
import { targetUid } from '../../../../domain/organisation/grantId';
import type { Person } from '../../../../domain/organisation/organisation';
import { BulletList } from '../../../../ui/BulletList';
import { DisplayName } from '../../../../ui/DisplayName';
import { NameList } from '../../../../ui/NameList';
import { SidePanel } from '../../../../ui/SidePanel';
import type { Names } from '../../names';
import { stepGrantText, stepWords } from '../planWords';
import { directionOf, outcomeText, teamText, wayText } from './personWords';

interface PersonDrawerProps {
  person: Person;
  plan: Plan;
  basis: ImpactInput;
  names: Names;
  onClose: () => void;
}

const MOST_WAYS = 5;

/** What a plan changes for one person: gained, lost, and what stays by another way. */
export function PersonDrawer({ person, plan, basis, names, onClose }: PersonDrawerProps) {
  const outcomes = useMemo(() => personPlan(person, plan, basis), [person, plan, basis]);
  const inDirection = (direction: ReturnType<typeof directionOf>) =>
    outcomes.filter((outcome) => directionOf(outcome) === direction);
  return (
    <SidePanel size="sm" title={<DisplayName name={person.name || person.login} />} onClose={onClose}>
      <Stack direction="column" gap={3}>
        {outcomes.length === 0 && <Unchanged isDisabled={person.isDisabled} />}
        <Outcomes title={t('mapping.impact.gains', 'Gains')} outcomes={inDirection('gains')} names={names} />
        <Outcomes title={t('mapping.impact.losses', 'Loses')} outcomes={inDirection('losses')} names={names} />
        <Outcomes
          title={t('mapping.person.stays', 'Touched, and stays as it is')}
          hint={t('mapping.person.stays-hint', 'The person has as much by another way: nothing is gained or lost.')}
          outcomes={inDirection('stays')}
          names={names}
        />
        <Text color="secondary" variant="bodySmall" element="p">
          <Trans i18nKey="mapping.person.extent">
            Folders count with what they inherit. Permissions on folders that neither rules nor earlier applies name,
            nor those above them, were not read.
          </Trans>
        </Text>
      </Stack>
    </SidePanel>
  );
}

function Unchanged({ isDisabled }: { isDisabled: boolean }) {
  return (
    <Text element="p">
      {isDisabled
        ? t('mapping.person.disabled', 'This account is disabled: it has no access to gain or to lose.')
        : t('mapping.person.unchanged', 'This plan changes nothing for this person.')}
    </Text>
  );
}

interface OutcomesProps {
  title: string;
  hint?: string;
  outcomes: readonly PersonOutcome[];
  names: Names;
}

function Outcomes({ title, hint, outcomes, names }: OutcomesProps) {
  if (outcomes.length === 0) {
    return null;
  }
  return (
    <section aria-label={title}>
      <Text element="h3" variant="h5">
        {title}
      </Text>
      {hint && (
        <Text color="secondary" element="p">
          {hint}
        </Text>
      )}
      <BulletList max={200}>
        {outcomes.map((outcome) => (
          <li key={`${outcome.kind} ${targetUid(outcome)}`}>
            <strong>
              <DisplayName name={outcomeText(outcome, names)} length={200} />
            </strong>
            <Steps steps={outcome.steps} names={names} />
            <Remaining outcome={outcome} names={names} />
          </li>
        ))}
      </BulletList>
    </section>
  );
}

function Steps({ steps, names }: { steps: readonly Step[]; names: Names }) {
  if (steps.length === 0) {
    return <p>{t('mapping.person.from-above', 'Follows from a folder above.')}</p>;
  }
  return steps.map((step) => (
    <Box key={step.id} marginBottom={1}>
      <Badge {...stepWords(step.kind)} /> <DisplayName name={stepGrantText(step, names)} />,{' '}
      {step.groupIds.length > 0 ? (
        <>
          {t('mapping.person.through', 'through group')} <NameList names={step.groupIds.map(names.group)} />
        </>
      ) : (
        <DisplayName name={teamText(step.grant.teamUid, names)} />
      )}
    </Box>
  ));
}

/** By which ways the person has access once the plan is applied. */
function Remaining({ outcome, names }: { outcome: PersonOutcome; names: Names }) {
  const ways =
    outcome.kind === 'role'
      ? outcome.teamUids.map((teamUid) => teamText(teamUid, names))
      : outcome.ways.map((way) => wayText(way, names));
  if (ways.length === 0) {
    return null;
  }
  return (
    <p>
      <Text color="secondary">{t('mapping.person.then', 'Once applied:')}</Text>{' '}
      <NameList names={ways} shown={MOST_WAYS} />
    </p>
  );
}
