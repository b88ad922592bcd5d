import { useMemo, useState } from 'react';
import { t, Trans } from '@grafana/i18n';
import { Alert, Button, Stack, Text } from '@grafana/ui';
import { addRule, changeRule, moveRule, removeRule } from '../../../../domain/mapping/editMapping';
import type { MappingDocument, Rule } from '../../../../domain/mapping/rule';
import type { Decoded } from '../../../../domain/mapping/stored';
import { DataTable } from '../../../../ui/DataTable';
import { useParsed } from '../useParsed';
import { useRuleReviews } from '../useRuleReviews';
import { useTextEdit } from '../useTextEdit';
import { RuleDrawer } from './RuleDrawer';
import { type RuleRow, useRuleColumns } from './useRuleColumns';

interface RuleFormProps {
  text: string;
  onChange: (text: string) => void;
  today: string;
}

/** The rules of the text as a list to be filled in; comments and order of the text live on. */
export function RuleForm({ text, onChange, today }: RuleFormProps) {
  const { document } = useParsed(text);
  return document ? (
    <RuleList document={document} text={text} onChange={onChange} today={today} />
  ) : (
    <Alert severity="warning" title={t('mapping.form.errors', 'The text has errors')}>
      {t('mapping.form.errors-next', 'Correct them in the YAML view; then the rules can be edited here.')}
    </Alert>
  );
}

const NEW = '';

function RuleList({ document, text, onChange, today }: RuleFormProps & { document: MappingDocument }) {
  const { data: reviews } = useRuleReviews(document, today);
  const rows = useMemo(() => rowsOf(document.rules, reviews ?? []), [document, reviews]);
  const columns = useRuleColumns();
  const [openName, setOpenName] = useState<string>();
  const { edit, refusal } = useTextEdit(text, onChange);
  const openRow = rows.find(({ rule }) => rule.name === openName);
  const editAndShow = (make: (text: string) => Decoded<string>, shownNext?: string) => {
    const isMade = edit(make);
    if (isMade) {
      setOpenName(shownNext);
    }
  };
  return (
    <Stack direction="column" gap={1}>
      <Stack justifyContent="space-between" alignItems="center" wrap="wrap">
        <Text color="secondary">
          {t('mapping.form.count', '{{count}} rules', {
            count: rows.length,
            defaultValue_one: '{{count}} rule',
          })}
        </Text>
        <Button icon="plus" variant="secondary" onClick={() => setOpenName(NEW)}>
          <Trans i18nKey="mapping.form.new-button">New rule</Trans>
        </Button>
      </Stack>
      <DataTable
        label={t('mapping.form.table', 'Rules')}
        rows={rows}
        columns={columns}
        rowKey={({ rule }) => rule.name}
        onOpen={({ rule }) => setOpenName(rule.name)}
        openKey={openName}
        empty={<Text color="secondary">{t('mapping.preview.none', 'There is no rule yet.')}</Text>}
      />
      {(openRow || openName === NEW) && (
        <RuleDrawer
          key={openName}
          rule={openRow?.rule}
          position={openRow?.at ?? 0}
          count={rows.length}
          findings={openRow?.review?.findings ?? []}
          refusal={refusal}
          onClose={() => setOpenName(undefined)}
          actions={{
            add: (rule) => editAndShow((current) => addRule(current, rule)),
            change: (name, change) => editAndShow((current) => changeRule(current, name, change)),
            remove: (name) => editAndShow((current) => removeRule(current, name)),
            move: (name, to) => editAndShow((current) => moveRule(current, name, to), name),
          }}
        />
      )}
    </Stack>
  );
}

function rowsOf(rules: readonly Rule[], reviews: ReadonlyArray<NonNullable<RuleRow['review']>>): RuleRow[] {
  const byName = new Map(reviews.map((review) => [review.rule.name, review]));
  return rules.map((rule, at) => ({ rule, at, review: byName.get(rule.name) }));
}
