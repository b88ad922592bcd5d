import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, Stack, Text, useStyles2 } from '@grafana/ui';
import type { RuleFinding } from '../../../domain/mapping/finding';
import type { MappingDocument } from '../../../domain/mapping/rule';
import { DisplayName } from '../../../ui/DisplayName';
import { NameList } from '../../../ui/NameList';
import { type QueryLike, QueryView } from '../../../ui/QueryView';
import { FindingList } from '../FindingList';
import type { RuleReview } from './ruleReview';

const MOST_SHOWN = 200;

interface RulePreviewProps {
  /** Absent while the text has errors. */
  document: MappingDocument | undefined;
  reviews: QueryLike<readonly RuleReview[]>;
  correct?: (finding: RuleFinding) => (() => void) | undefined;
}

/** Which groups each rule of the text is about, and what is to be known of it. */
export function RulePreview({ document, reviews, correct }: RulePreviewProps) {
  if (!document) {
    return (
      <Text color="secondary">
        {t('mapping.preview.invalid', 'The preview appears as soon as the document has no errors.')}
      </Text>
    );
  }
  return (
    <QueryView
      query={reviews}
      loadingText={t('mapping.preview.loading', 'Comparing the rules with the groups')}
      isEmpty={({ length }) => length === 0}
      empty={<Text color="secondary">{t('mapping.preview.none', 'There is no rule yet.')}</Text>}
    >
      {(rules) => <RuleItems rules={rules} correct={correct} />}
    </QueryView>
  );
}

function RuleItems({ rules, correct }: { rules: readonly RuleReview[]; correct: RulePreviewProps['correct'] }) {
  const styles = useStyles2(getStyles);
  const more = rules.length - MOST_SHOWN;
  return (
    <ul aria-label={t('mapping.preview.title', 'What each rule does')} className={styles.list}>
      {rules.slice(0, MOST_SHOWN).map((review) => (
        <li key={review.rule.name} className={styles.item}>
          <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
            <strong>
              <DisplayName name={review.rule.name} />
            </strong>
            <Standing review={review} />
          </Stack>
          {review.groups.length > 0 && (
            <NameList names={review.groups.map(({ displayName }) => displayName)} shown={5} />
          )}
          {review.findings.length > 0 && (
            <FindingList findings={review.findings} isRuleNamed={false} correct={correct} />
          )}
        </li>
      ))}
      {more > 0 && <li>{t('mapping.preview.more', 'and {{count}} more rules', { count: more })}</li>}
    </ul>
  );
}

/** Whether a rule is in force, and for how many groups. */
export function Standing({ review: { standing, groups } }: { review: RuleReview }) {
  if (standing === 'paused') {
    return <Badge color="purple" text={t('mapping.preview.paused', 'Paused')} />;
  }
  if (standing === 'elsewhere') {
    return <Badge color="purple" text={t('mapping.preview.elsewhere', 'Not in force here')} />;
  }
  return (
    <Badge
      color={groups.length > 0 ? 'green' : 'orange'}
      text={t('mapping.preview.groups', '{{count}} groups', {
        count: groups.length,
        defaultValue_one: '{{count}} group',
      })}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0 }),
  item: css({ padding: theme.spacing(1, 0), borderBottom: `1px solid ${theme.colors.border.weak}` }),
});
