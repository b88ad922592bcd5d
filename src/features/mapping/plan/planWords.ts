import { t } from '@grafana/i18n';
import { type BadgeColor } from '@grafana/ui';
import type { AccessChange } from '../../../domain/mapping/impact';
import type { Step } from '../../../domain/mapping/plan';
import { grantText, nameOfTarget, type Names } from '../names';

interface StepWords {
  text: string;
  color: BadgeColor;
}

const KINDS = {
  add: () => ({ text: t('mapping.step.add', 'Add'), color: 'green' as const }),
  remove: () => ({ text: t('mapping.step.remove', 'Remove'), color: 'red' as const }),
  change: () => ({ text: t('mapping.step.change', 'Change'), color: 'orange' as const }),
  keep: () => ({ text: t('mapping.step.keep', 'Keep'), color: 'blue' as const }),
} satisfies Record<Step['kind'], () => StepWords>;

export function stepWords(kind: Step['kind']): StepWords {
  return KINDS[kind]();
}

/** Of removals, and of levels that are lowered. */
export function unfeltText(count: number): string {
  return t('mapping.plan.unfelt', '{{count, number}} take nothing away from anybody', {
    count,
    defaultValue_one: '{{count, number}} takes nothing away from anybody',
  });
}

/** What a step is about; a changed level says what it was. */
export function stepGrantText({ kind, grant, before }: Pick<Step, 'kind' | 'grant' | 'before'>, names: Names): string {
  const text = grantText(grant, names);
  return kind === 'change' && before !== undefined
    ? t('mapping.step.instead', '{{grant}} (now {{before}})', { grant: text, before, ...RAW })
    : text;
}

/** The same, told afterwards. */
export function reportedGrantText(
  { kind, grant, before }: Pick<Step, 'kind' | 'grant' | 'before'>,
  names: Names
): string {
  const text = grantText(grant, names);
  return kind === 'change' && before !== undefined
    ? t('mapping.step.was', '{{grant}} (was {{before}})', { grant: text, before, ...RAW })
    : text;
}

/** How one person's access changes, and through which groups. */
export function changeText(change: AccessChange, names: Names): string {
  const through = change.groupIds.length > 0 ? change.groupIds.map(names.group) : change.teamUids.map(names.team);
  return t('mapping.impact.through', '{{what}}, through {{through}}', {
    what: change.kind === 'role' ? names.role(change.roleUid) : levelChangeText(change, names),
    through: through.join(', '),
    ...RAW,
  });
}

function levelChangeText(change: Exclude<AccessChange, { kind: 'role' }>, names: Names): string {
  const { before, after } = change;
  const values = { before, after, folder: nameOfTarget(change, names), ...RAW };
  if (before === undefined) {
    return t('mapping.impact.gained', '{{after}} on {{folder}}', values);
  }
  return after === undefined
    ? t('mapping.impact.lost', '{{before}} on {{folder}}', values)
    : t('mapping.impact.level', '{{after}} instead of {{before}} on {{folder}}', values);
}

const RAW = { interpolation: { escapeValue: false } };
