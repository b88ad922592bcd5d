import { useId, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Field, Stack, Text, TextArea, useStyles2 } from '@grafana/ui';
import type { Explanation } from '../../../domain/explainer/explain';
import type { Exchange } from '../../../domain/fault/Exchange';
import { asCurl } from '../../../domain/selfTest/asCurl';
import { readablePath, type ScimRequest } from '../../../domain/selfTest/ScimRequest';
import { CopyField } from '../../../ui/CopyField';
import { Facts } from '../../../ui/Facts';
import { ExplanationCard } from '../explainer/ExplanationCard';
import { VerdictIcon, type VerdictState } from './VerdictIcon';

interface ExchangeItemProps {
  title: string;
  hint?: string;
  verdict: VerdictState;
  /** Absent: nothing was or will be sent. */
  request?: ScimRequest;
  expected?: string;
  got?: string;
  exchange?: Exchange;
  explanation?: Explanation;
  /** The same explanation stands at an earlier request. */
  isExplainedAbove?: boolean;
  connectorUrl: string;
}

/** One request: what is sent, what has to come, what came, and what that means. */
export function ExchangeItem(props: ExchangeItemProps) {
  const { title, hint, verdict, request, expected, got, explanation, isExplainedAbove } = props;
  const styles = useStyles2(getStyles);
  return (
    <li className={styles.item}>
      <VerdictIcon verdict={verdict} />
      <div className={styles.content}>
        <Text weight="medium" color={verdict === 'waiting' ? 'secondary' : 'primary'}>
          {title}
        </Text>
        {hint && (
          <Text color="secondary" variant="bodySmall" element="p">
            {hint}
          </Text>
        )}
        {request && (
          <code className={styles.request}>
            {request.method} {readablePath(request)}
          </code>
        )}
        <Facts
          label={title}
          facts={[
            ...(expected === undefined
              ? []
              : [{ term: t('configuration.self-test.expected', 'Expected'), value: expected }]),
            ...(got === undefined ? [] : [{ term: gotTerm(verdict), value: <bdi>{got}</bdi> }]),
          ]}
        />
        {explanation && !isExplainedAbove && <ExplanationCard explanation={explanation} />}
        {explanation && isExplainedAbove && (
          <Text color="secondary" element="p">
            {t('configuration.self-test.as-above', 'As above: {{title}}', {
              title: explanation.entry.title,
              interpolation: { escapeValue: false },
            })}
          </Text>
        )}
        {request && <Details {...props} request={request} />}
      </div>
    </li>
  );
}

const gotTerm = (verdict: VerdictState): string =>
  verdict === 'skipped' ? t('configuration.self-test.why', 'Why') : t('configuration.self-test.got', 'Got');

const MOST_ROWS = 14;

/** Long text that can be scrolled with the keyboard and copied from. */
function Preview({ label, text }: { label: string; text: string }) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const rows = Math.min(text.split('\n').length + 1, MOST_ROWS);
  return (
    <Field label={label} htmlFor={id} noMargin>
      <TextArea id={id} className={styles.body} readOnly rows={rows} value={text} />
    </Field>
  );
}

function Details({ title, request, exchange, connectorUrl }: ExchangeItemProps & { request: ScimRequest }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Stack direction="column" gap={1}>
      <div>
        <Button
          fill="text"
          size="sm"
          icon={isOpen ? 'angle-down' : 'angle-right'}
          aria-expanded={isOpen}
          aria-label={t('configuration.self-test.details-of', 'Request and answer: {{title}}', {
            title,
            interpolation: { escapeValue: false },
          })}
          onClick={() => setOpen(!isOpen)}
        >
          {t('configuration.self-test.details', 'Request and answer')}
        </Button>
      </div>
      {isOpen && (
        <>
          {request.body && <Preview label={t('configuration.self-test.sent', 'Sent')} text={preview(request.body)} />}
          {exchange && <Preview label={t('configuration.self-test.answer', 'Answer')} text={answerText(exchange)} />}
          <CopyField
            label={t('configuration.self-test.curl', 'The same in a shell')}
            description={t(
              'configuration.self-test.curl-why',
              'Set SCIM_TOKEN to the token of the provider to prove that one, too.'
            )}
            value={asCurl(request, connectorUrl)}
          />
        </>
      )}
    </Stack>
  );
}

const answerText = ({ status, contentType = '', body }: Exchange): string =>
  `${status} ${contentType}\n${preview(body)}`;

const SHOWN = 2_000;

function preview(body: unknown): string {
  const text = typeof body === 'string' ? body : (JSON.stringify(body, undefined, 2) ?? '');
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

const getStyles = (theme: GrafanaTheme2) => ({
  item: css({
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: theme.spacing(1),
    alignItems: 'start',
  }),
  content: css({ minWidth: 0, display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5) }),
  request: css({ alignSelf: 'flex-start', maxWidth: '100%', overflowWrap: 'anywhere', whiteSpace: 'normal' }),
  body: css({ fontFamily: theme.typography.fontFamilyMonospace, fontSize: theme.typography.bodySmall.fontSize }),
});
