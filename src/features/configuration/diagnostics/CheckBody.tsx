import { t, Trans } from '@grafana/i18n';
import { Button, Stack, Text, TextLink } from '@grafana/ui';
import { type CheckResult, useRunOne } from '../../../api/queries/useDiagnostics';
import type { Check } from '../../../domain/diagnostics/Check';
import type { Remedy } from '../../../domain/diagnostics/verdict';
import { busyIcon } from '../../../ui/busyIcon';
import { Facts } from '../../../ui/Facts';
import { FaultAlert } from '../../../ui/FaultAlert';
import { TimeAgo } from '../../../ui/TimeAgo';
import { EvidenceRows } from './EvidenceRows';
import { remedyLink } from './remedyLink';

interface CheckBodyProps {
  check: Check;
  result: CheckResult;
}

/** Why, what was seen, what to do, and where that is written. */
export function CheckBody({ check, result: { verdict, atMs } }: CheckBodyProps) {
  const runOne = useRunOne();
  return (
    <Stack direction="column" gap={1.5}>
      {'cause' in verdict && <Text element="p">{verdict.cause}</Text>}
      {'why' in verdict && <Text element="p">{verdict.why}</Text>}
      {'fault' in verdict && verdict.fault && <FaultAlert fault={verdict.fault} severity="warning" />}
      {verdict.evidence.length > 0 && (
        <Facts
          label={t('configuration.diagnostics.evidence', 'What was seen')}
          facts={verdict.evidence.map((evidence) => ({
            term: evidence.label,
            value: <EvidenceRows evidence={evidence} />,
          }))}
        />
      )}
      {'remedy' in verdict && <RemedyLine remedy={verdict.remedy} />}
      <Stack wrap="wrap" alignItems="center" gap={2}>
        <Button
          size="sm"
          variant="secondary"
          icon={busyIcon(runOne.isPending, 'sync')}
          disabled={runOne.isPending}
          aria-label={t('configuration.diagnostics.run-one-label', 'Run again: {{title}}', {
            title: check.title,
            interpolation: { escapeValue: false },
          })}
          onClick={() => runOne.mutate(check)}
        >
          <Trans i18nKey="configuration.diagnostics.run-one">Run again</Trans>
        </Button>
        <TextLink href={check.source} external inline={false} variant="bodySmall">
          {t('configuration.diagnostics.source', 'Where this is written')}
        </TextLink>
        {check.affects && (
          <Text variant="bodySmall" color="secondary">
            {t('configuration.diagnostics.affects', 'Versions: {{versions}}', {
              versions: check.affects,
              interpolation: { escapeValue: false },
            })}
          </Text>
        )}
        <Text variant="bodySmall" color="secondary">
          <TimeAgo iso={new Date(atMs).toISOString()} />
        </Text>
      </Stack>
    </Stack>
  );
}

function RemedyLine({ remedy: { text, link, console } }: { remedy: Remedy }) {
  const place = link && remedyLink(link);
  return (
    <Stack direction="column" gap={0.5} alignItems="flex-start">
      <Text element="p" weight="medium">
        {console
          ? t('configuration.diagnostics.remedy-in', 'What to do, in {{console}}', { console })
          : t('configuration.diagnostics.remedy', 'What to do')}
      </Text>
      <Text element="p">{text}</Text>
      {place && (
        <TextLink href={place.href} inline={false}>
          {place.text}
        </TextLink>
      )}
    </Stack>
  );
}
