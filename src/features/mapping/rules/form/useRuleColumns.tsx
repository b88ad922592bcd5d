import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Text } from '@grafana/ui';
import type { Rule } from '../../../../domain/mapping/rule';
import type { Column } from '../../../../ui/DataTable';
import { DisplayName } from '../../../../ui/DisplayName';
import { NameList } from '../../../../ui/NameList';
import type { RuleReview } from '../ruleReview';
import { Standing } from '../RulePreview';
import { matchParts } from './ruleFields';
import { matchKindText } from './RuleFieldSet';

export interface RuleRow {
  rule: Rule;
  /** Its place in the document, from 0. */
  at: number;
  /** Absent as long as it is being worked out. */
  review: RuleReview | undefined;
}

/** Columns of the list of rules. */
export function useRuleColumns(): ReadonlyArray<Column<RuleRow>> {
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('mapping.form.name', 'Name'),
        cell: ({ rule }) => <DisplayName name={rule.name} />,
        minWidth: 24,
      },
      {
        id: 'match',
        header: t('mapping.form.match', 'Groups by'),
        cell: ({ rule }) => <Match rule={rule} />,
        minWidth: 26,
      },
      {
        id: 'standing',
        header: t('mapping.form.standing', 'Now'),
        cell: ({ review }) => (review ? <Standing review={review} /> : '…'),
        minWidth: 16,
        grow: 0,
      },
      {
        id: 'access',
        header: t('mapping.form.access', 'Gives'),
        cell: ({ rule }) => <NameList names={accessNames(rule)} />,
        minWidth: 30,
        grow: 2,
      },
      {
        id: 'priority',
        header: t('mapping.form.priority', 'Priority'),
        cell: ({ rule }) => rule.priority,
        minWidth: 10,
        grow: 0,
        align: 'right',
      },
      {
        id: 'findings',
        header: t('mapping.findings.title', 'Findings'),
        cell: ({ review }) => review?.findings.length || '–',
        minWidth: 10,
        grow: 0,
        align: 'right',
      },
    ],
    []
  );
}

function Match({ rule }: { rule: Rule }) {
  const [kind, text] = matchParts(rule.match);
  return (
    <>
      <Text color="secondary">{matchKindText(kind)}: </Text>
      <DisplayName name={text} />
    </>
  );
}

function accessNames({ roles, folders, datasources }: Rule): string[] {
  return [
    ...roles,
    ...folders.map((target) =>
      t('mapping.grant.folder', '{{permission}} on {{folder}}', {
        permission: target.permission,
        folder: 'path' in target ? target.path : target.uid,
        interpolation: { escapeValue: false },
      })
    ),
    ...datasources.map((target) =>
      t('mapping.grant.data-source', '{{permission}} on {{name}} (data source)', {
        permission: target.permission,
        name: 'name' in target ? target.name : target.uid,
        interpolation: { escapeValue: false },
      })
    ),
  ];
}
