import { t } from '@grafana/i18n';
import { type BadgeColor } from '@grafana/ui';
import type { GroupState } from './groupRows';

interface GroupStateWords {
  text: string;
  color: BadgeColor;
  meaning: string;
}

const WORDS = {
  mapped: () => ({
    text: t('mapping.group.mapped', 'Mapped'),
    color: 'green' as const,
    meaning: t('mapping.group.mapped-meaning', 'A rule in force is about this group'),
  }),
  unmapped: () => ({
    text: t('mapping.group.unmapped', 'No rule'),
    color: 'blue' as const,
    meaning: t('mapping.group.unmapped-meaning', 'No rule in force is about this group'),
  }),
  mismatched: () => ({
    text: t('mapping.group.mismatched', 'Almost matches'),
    color: 'orange' as const,
    meaning: t('mapping.group.mismatched-meaning', 'A rule or team has a name that only looks the same'),
  }),
  'no-team': () => ({
    text: t('mapping.group.no-team', 'No team yet'),
    color: 'red' as const,
    meaning: t('mapping.group.no-team-meaning', 'Group sync has not made a team of it, so it can hold no access'),
  }),
  unknown: () => ({
    text: t('mapping.group.unknown', 'Unknown'),
    color: 'purple' as const,
    meaning: t('mapping.group.unknown-meaning', 'The rules could not be read'),
  }),
} satisfies Record<GroupState, () => GroupStateWords>;

/** How a group's state is shown. */
export function groupStateWords(state: GroupState): GroupStateWords {
  return WORDS[state]();
}
