import type { ComponentProps } from 'react';
import { t } from '@grafana/i18n';
import type { Badge } from '@grafana/ui';
import type { MigrationView } from '../../../api/queries/useMigration';
import type { MigrationStepId, StepState } from '../../../domain/migration/migrationSteps';
import type { MatchedBy } from '../../../domain/migration/teamSync';

export type Migrating = Extract<MigrationView, { kind: 'migration' }>;

type Look = Pick<ComponentProps<typeof Badge>, 'color' | 'icon' | 'text'>;

export function stepTitle(id: MigrationStepId): string {
  const titles: Record<MigrationStepId, string> = {
    note: t('mapping.migration.step.note', 'What Team Sync does now'),
    match: t('mapping.migration.step.match', 'The groups that take its place'),
    collisions: t('mapping.migration.step.collisions', 'What would collide'),
    carry: t('mapping.migration.step.carry', 'Carry the access over'),
    verify: t('mapping.migration.step.verify', 'Check, and let the old teams go'),
  };
  return titles[id];
}

export function stateLook(state: StepState): Look {
  const looks: Record<StepState, Look> = {
    done: { color: 'green', icon: 'check', text: t('mapping.migration.state.done', 'Done') },
    todo: { color: 'blue', icon: 'arrow-right', text: t('mapping.migration.state.todo', 'To do') },
    waiting: { color: 'purple', icon: 'hourglass', text: t('mapping.migration.state.waiting', 'Waiting') },
    failed: { color: 'red', icon: 'exclamation-triangle', text: t('mapping.migration.state.failed', 'Look at this') },
    unknown: { color: 'orange', icon: 'question-circle', text: t('mapping.migration.state.unknown', 'Unknown') },
  };
  return looks[state];
}

export function matchedLook(by: MatchedBy | undefined): Look {
  const looks: Record<MatchedBy | 'nothing', Look> = {
    'external-id': { color: 'green', text: t('mapping.migration.by.external-id', 'Same id') },
    name: { color: 'green', text: t('mapping.migration.by.name', 'Same name') },
    'common-name': { color: 'green', text: t('mapping.migration.by.common-name', 'Its LDAP name (cn)') },
    chosen: { color: 'green', text: t('mapping.migration.by.chosen', 'Chosen') },
    similar: { color: 'orange', text: t('mapping.migration.by.similar', 'Only similar') },
    'left-out': { color: 'darkgrey', text: t('mapping.migration.by.left-out', 'Left out') },
    nothing: { color: 'red', text: t('mapping.migration.by.nothing', 'Nothing fits') },
  };
  return looks[by ?? 'nothing'];
}

/** Pages of Grafana about one team. */
export const teamPath = (teamUid: string, page: 'groupsync' | 'members' | 'settings'): string =>
  `/org/teams/edit/${encodeURIComponent(teamUid)}/${page}`;
