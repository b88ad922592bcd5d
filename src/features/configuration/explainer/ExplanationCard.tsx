import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Stack, Text, TextLink, useStyles2 } from '@grafana/ui';
import type { Retries, Sender } from '../../../domain/explainer/Entry';
import type { Explanation } from '../../../domain/explainer/explain';
import { Facts } from '../../../ui/Facts';
import { placeLink } from './placeLink';

/** What an error means and what to do about it on both sides. */
export function ExplanationCard({ explanation: { entry, recognisedBy } }: { explanation: Explanation }) {
  const styles = useStyles2(getStyles);
  const link = entry.place && placeLink(entry.place);
  return (
    <article className={styles.card} aria-label={entry.title}>
      <Stack direction="column" gap={1}>
        <div>
          <Text element="h3" variant="h5">
            {entry.title}
          </Text>
          <Text color="secondary" variant="bodySmall" element="p">
            {t('configuration.explainer.recognised', 'Recognised by {{what}}', {
              what: recognisedBy,
              interpolation: { escapeValue: false },
            })}
          </Text>
        </div>
        <Facts
          label={entry.title}
          facts={[
            { term: t('configuration.explainer.cause', 'Cause'), value: entry.cause },
            { term: t('configuration.explainer.in-grafana', 'In Grafana'), value: entry.inGrafana },
            { term: t('configuration.explainer.at-provider', 'At the provider'), value: entry.atProvider },
            ...SENDERS.flatMap((sender) => {
              const retry = entry.retries[sender];
              return retry ? [{ term: retryTerm(sender), value: `${retryWords(retry.will)}. ${retry.words}` }] : [];
            }),
          ]}
        />
        <Stack gap={2} wrap="wrap">
          {link && <TextLink href={link.href}>{link.text}</TextLink>}
          <TextLink href={entry.source} external variant="bodySmall" color="secondary">
            {t('configuration.explainer.source', 'Source')}
          </TextLink>
        </Stack>
      </Stack>
    </article>
  );
}

const SENDERS: readonly Sender[] = ['okta', 'entra', 'anyone'];

function retryTerm(sender: Sender): string {
  const terms: Record<Sender, string> = {
    okta: t('configuration.explainer.retry-okta', 'Does Okta try again?'),
    entra: t('configuration.explainer.retry-entra', 'Does Entra try again?'),
    anyone: t('configuration.explainer.retry-anyone', 'Tried again?'),
  };
  return terms[sender];
}

function retryWords(will: Retries): string {
  const words: Record<Retries, string> = {
    yes: t('configuration.explainer.will-yes', 'Yes'),
    no: t('configuration.explainer.will-no', 'No'),
    depends: t('configuration.explainer.will-depends', 'It depends'),
    unknown: t('configuration.explainer.will-unknown', 'Not known'),
  };
  return words[will];
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({
    padding: theme.spacing(2),
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
    minWidth: 0,
  }),
});
