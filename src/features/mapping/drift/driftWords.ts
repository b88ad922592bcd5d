import { t } from '@grafana/i18n';
import { type BadgeColor } from '@grafana/ui';
import type { Author, Difference, DifferenceKind } from '../../../domain/drift/difference';
import { nameOfTarget, type Names } from '../names';

interface KindWords {
  text: string;
  color: BadgeColor;
}

const KINDS = {
  'grant-removed': () => ({ text: t('mapping.drift.kind-removed', 'Access taken away'), color: 'red' }),
  'grant-changed': () => ({ text: t('mapping.drift.kind-changed', 'Access changed'), color: 'orange' }),
  'grant-added-on-managed-target': () => ({ text: t('mapping.drift.kind-added', 'Access added'), color: 'orange' }),
  'team-missing': () => ({ text: t('mapping.drift.kind-team-missing', 'Team gone'), color: 'red' }),
  'team-renamed': () => ({ text: t('mapping.drift.kind-renamed', 'Team renamed'), color: 'blue' }),
  'team-not-provisioned': () => ({
    text: t('mapping.drift.kind-not-provisioned', 'Team no longer provisioned'),
    color: 'orange',
  }),
  'member-added-by-hand': () => ({ text: t('mapping.drift.kind-member', 'Member added by hand'), color: 'orange' }),
  'folder-missing': () => ({ text: t('mapping.drift.kind-folder', 'Folder gone'), color: 'red' }),
  'role-missing': () => ({ text: t('mapping.drift.kind-role', 'Role gone'), color: 'red' }),
  'data-source-missing': () => ({ text: t('mapping.drift.kind-data-source', 'Data source gone'), color: 'red' }),
} satisfies Record<DifferenceKind, () => KindWords>;

export function kindWords(kind: DifferenceKind): KindWords {
  return KINDS[kind]();
}

export function authorText(who: Author): string {
  const words = {
    unknown: () => t('mapping.drift.who-unknown', 'Unknown'),
    'by-hand': () => t('mapping.drift.who-hand', 'Somebody in Grafana'),
    'identity-provider': () => t('mapping.drift.who-provider', 'The identity provider'),
  };
  return words[who]();
}

/** The role, folder, data source, person or team that differs. */
export function targetName({ target }: Difference, names: Names): string {
  switch (target.kind) {
    case 'grant':
      return nameOfTarget(target.grant, names);
    case 'team':
      return names.team(target.teamUid);
    case 'member':
      return names.person(target.userUid);
    case 'folder':
    case 'role':
    case 'datasource':
      return nameOfTarget(target, names);
  }
}

/** The teams whose access is concerned. */
export function teamNames({ target, grants }: Difference, names: Names): string[] {
  const uids = new Set(grants.map(({ teamUid }) => teamUid));
  if (target.kind === 'grant') {
    uids.add(target.grant.teamUid);
  } else if (target.kind === 'team' || target.kind === 'member') {
    uids.add(target.teamUid);
  }
  return [...uids].map(names.team);
}

/** What it was after the last apply, and what it is now. */
export function changeWords({ expected, actual }: Difference): string {
  const nothing = t('mapping.drift.nothing', 'nothing');
  return t('mapping.drift.change', '{{expected}} → {{actual}}', {
    expected: expected ?? nothing,
    actual: actual ?? nothing,
    interpolation: { escapeValue: false },
  });
}
