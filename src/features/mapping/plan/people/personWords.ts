import { t } from '@grafana/i18n';
import type { Way } from '../../../../domain/mapping/folderWays';
import type { DataSourceWay } from '../../../../domain/mapping/dataSourceWays';
import type { PersonOutcome } from '../../../../domain/mapping/personPlan';
import { compareLevels } from '../../../../domain/organisation/grantId';
import { nameOfTarget, type Names } from '../../names';

/** Whether the person ends up with more, with less, or as before. */
export function directionOf(outcome: PersonOutcome): 'gains' | 'losses' | 'stays' {
  const difference =
    outcome.kind === 'role'
      ? Number(outcome.after) - Number(outcome.before)
      : compareLevels(outcome.after, outcome.before);
  if (difference === 0) {
    return 'stays';
  }
  return difference > 0 ? 'gains' : 'losses';
}

/** What becomes of one folder, data source or role. */
export function outcomeText(outcome: PersonOutcome, names: Names): string {
  if (outcome.kind === 'role') {
    return outcome.before && outcome.after
      ? t('mapping.person.role-stays', '{{role}} stays', { role: names.role(outcome.roleUid), ...RAW })
      : names.role(outcome.roleUid);
  }
  const none = t('mapping.person.none', 'no access');
  const { before = none, after = none } = outcome;
  const folder = nameOfTarget(outcome, names);
  return before === after
    ? t('mapping.person.folder-stays', '{{folder}}: {{after}} stays', { folder, after, ...RAW })
    : t('mapping.person.folder', '{{folder}}: {{before}} → {{after}}', { folder, before, after, ...RAW });
}

/** One way by which access is left when the plan is applied. */
export function wayText({ permission, from, inheritedFrom }: Way | DataSourceWay, names: Names): string {
  const values = { permission, source: sourceText(from, names), ...RAW };
  return inheritedFrom === undefined
    ? t('mapping.person.way', '{{permission}} by {{source}}', values)
    : t('mapping.person.way-above', '{{permission}} by {{source}}, from the folder above {{folder}}', {
        ...values,
        folder: names.folder(inheritedFrom),
      });
}

function sourceText(from: Way['from'], names: Names): string {
  switch (from.kind) {
    case 'team':
      return teamText(from.teamUid, names);
    case 'own':
      return t('mapping.person.own', 'a permission of their own');
    case 'basic-role':
      return t('mapping.person.basic-role', 'basic role {{role}}', { role: from.role });
  }
}

export function teamText(teamUid: string, names: Names): string {
  return t('mapping.person.team', 'team {{team}}', { team: names.team(teamUid), ...RAW });
}

const RAW = { interpolation: { escapeValue: false } };
