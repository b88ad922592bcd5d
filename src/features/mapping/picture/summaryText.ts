import { t } from '@grafana/i18n';
import { targetOf, type FlowPath } from '../../../domain/flow/flow';
import type { Flow } from './useFlow';

/** The picture in words: how many of what, and what a plan does to it. */
export function summaryText({ paths, people, isAtLeast }: Flow): string {
  const held = paths.flatMap((path) => path.held ?? []);
  const count = (kind: NonNullable<FlowPath['held']>['change']) => held.filter(({ change }) => change === kind).length;
  const [added, removed, changed] = [count('add'), count('remove'), count('change')];
  const parts = [
    t(
      'mapping.picture.summary',
      'Groups: {{groups, number}}; teams: {{teams, number}}; roles, folders and data sources: {{targets, number}}; people: {{people}}.',
      {
        groups: new Set(paths.flatMap(({ groupIds }) => groupIds)).size,
        teams: new Set(paths.flatMap(({ teamUid }) => teamUid ?? [])).size,
        targets: new Set(held.map(({ grant }) => JSON.stringify(targetOf(grant)))).size,
        people: `${people.toLocaleString()}${isAtLeast ? '+' : ''}`,
      }
    ),
    ...(added + removed + changed > 0
      ? [
          t(
            'mapping.picture.summary-plan',
            'Grants by the plan: {{added, number}} added, {{removed, number}} removed, {{changed, number}} changed.',
            { added, removed, changed }
          ),
        ]
      : []),
  ];
  return parts.join(' ');
}
