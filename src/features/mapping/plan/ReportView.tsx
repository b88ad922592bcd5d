import { t } from '@grafana/i18n';
import { Alert, Badge, Stack, Text } from '@grafana/ui';
import type { ApplyReport, ReportedStep, StepOutcome } from '../../../domain/mapping/applyReport';
import { BulletList } from '../../../ui/BulletList';
import { DisplayName } from '../../../ui/DisplayName';
import { Facts } from '../../../ui/Facts';
import { TimeAgo } from '../../../ui/TimeAgo';
import { useNames } from '../useNames';
import { reportedGrantText, stepWords } from './planWords';

const MOST_SHOWN = 100;

/** What one apply did: counts, whether reading back showed it, what did not work, and what was written. */
export function ReportView({ report }: { report: ApplyReport }) {
  const { steps, by, startedAt, verified, gaining, losing, stoppedBy, ledgerStored } = report;
  const count = (outcome: StepOutcome) => steps.filter((step) => step.outcome === outcome).length;
  const rest = steps.filter(({ outcome }) => outcome === 'failed' || outcome === 'not-tried');
  const done = steps.filter(({ outcome }) => outcome === 'done');
  return (
    <Stack direction="column" gap={2}>
      <Facts
        label={t('mapping.report.facts', 'About this apply')}
        facts={[
          { term: t('mapping.report.done', 'Done'), value: count('done').toLocaleString() },
          ...some(t('mapping.report.already', 'Already so'), count('already')),
          { term: t('mapping.report.failed', 'Failed'), value: count('failed').toLocaleString() },
          ...some(t('mapping.report.not-tried', 'Not tried'), count('not-tried')),
          {
            term: t('mapping.report.verified', 'Read back'),
            value: <Verified verified={steps.some(isTried) ? verified : 'nothing'} />,
          },
          {
            term: t('mapping.report.people', 'People'),
            value: peopleText({ gaining, losing }, rest.length === 0),
          },
          {
            term: t('mapping.report.by', 'Applied by'),
            value: (
              <>
                <DisplayName name={by} /> <TimeAgo iso={startedAt} />
              </>
            ),
          },
        ]}
      />
      {stoppedBy !== undefined && (
        <Alert
          severity="warning"
          bottomSpacing={0}
          title={t('mapping.report.stopped', 'It ended before all steps were tried')}
        >
          <bdi>{stoppedBy}</bdi>
        </Alert>
      )}
      {!ledgerStored && (
        <Alert
          severity="warning"
          bottomSpacing={0}
          title={t('mapping.report.ledger', 'The ledger could not be stored at the end')}
        >
          {t('mapping.report.ledger-next', 'Plan again: what was written is recognised, and the ledger is put right.')}
        </Alert>
      )}
      <StepList title={t('mapping.report.rest', 'Steps that are left')} steps={rest} />
      <StepList title={t('mapping.report.written', 'What was written')} steps={done} />
    </Stack>
  );
}

/** Who gained and lost is known of a whole plan only. */
function peopleText(counts: Pick<ApplyReport, 'gaining' | 'losing'>, isWhole: boolean): string {
  return isWhole
    ? t('mapping.report.people-value', '{{gaining, number}} gained access, {{losing, number}} lost it', counts)
    : t(
        'mapping.report.people-whole',
        'By the whole plan {{gaining, number}} gain access, {{losing, number}} lose it',
        counts
      );
}

function some(term: string, count: number) {
  return count > 0 ? [{ term, value: count.toLocaleString() }] : [];
}

const isTried = ({ outcome }: ReportedStep) => outcome !== 'not-tried';

function Verified({ verified }: { verified: ApplyReport['verified'] | 'nothing' }) {
  const words = {
    nothing: () => <Badge color="blue" text={t('mapping.report.verified-nothing', 'Nothing was written')} />,
    yes: () => <Badge color="green" text={t('mapping.report.verified-yes', 'Grafana holds what was written')} />,
    no: () => <Badge color="red" text={t('mapping.report.verified-no', 'Grafana holds something else')} />,
    unknown: () => <Badge color="orange" text={t('mapping.report.verified-unknown', 'Could not be read')} />,
  };
  return words[verified]();
}

function StepList({ title, steps }: { title: string; steps: readonly ReportedStep[] }) {
  const names = useNames();
  if (steps.length === 0) {
    return null;
  }
  return (
    <section aria-label={title}>
      <Text element="h3" variant="h5">
        {title}
      </Text>
      <BulletList max={MOST_SHOWN}>
        {steps.map((step) => (
          <li key={step.id}>
            <Badge {...stepWords(step.kind)} /> <DisplayName name={reportedGrantText(step, names)} />,{' '}
            {t('mapping.report.team', 'team')} <DisplayName name={names.team(step.grant.teamUid)} />
            {step.fault !== undefined && (
              <>
                : <bdi>{step.fault.slice(0, 300)}</bdi>
              </>
            )}
          </li>
        ))}
      </BulletList>
    </section>
  );
}
