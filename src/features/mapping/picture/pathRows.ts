import { t } from '@grafana/i18n';
import { targetOf, type FlowPath } from '../../../domain/flow/flow';
import { levelOf } from '../../../domain/organisation/grantId';
import type { Names } from '../names';
import { KIND_WORDS, LEVEL_WORDS, nameOf, originText } from './flowWords';

/** A way as the table and its file show it. */
export interface PathRow {
  key: string;
  path: FlowPath;
  groups: readonly string[];
  /** Undefined: none yet, or unknown. */
  team?: string;
  target: string;
  targetKind: string;
  permission: string;
}

/** The lines of the table, in the order of the ways. */
export function pathRows(paths: readonly FlowPath[], names: Names): PathRow[] {
  return paths.map((path, at) => ({
    key: String(at),
    path,
    groups: path.groupIds.map(names.group),
    ...(path.teamUid !== undefined && { team: names.team(path.teamUid) }),
    ...heldOf(path, names),
  }));
}

type Held = Pick<PathRow, 'target' | 'targetKind' | 'permission'>;

function heldOf({ held, unread, teamUid }: FlowPath, names: Names): Held {
  if (held) {
    const { kind, uid } = targetOf(held.grant);
    return { target: nameOf(kind, uid, names), targetKind: KIND_WORDS[kind](), permission: permissionText(held) };
  }
  if (unread) {
    const { kind } = unread;
    const target = kind === 'role' ? anyRole() : unread.uids.map((uid) => nameOf(kind, uid, names)).join(', ');
    return { target, targetKind: KIND_WORDS[kind](), permission: t('mapping.picture.unread', 'Unknown: not read') };
  }
  const target =
    teamUid === undefined
      ? t('mapping.picture.no-team', 'No team yet, so no access')
      : t('mapping.picture.no-access', 'Nothing that was read');
  return { target, targetKind: '', permission: '' };
}

const anyRole = () => t('mapping.picture.any-role', 'Any role');

function permissionText({ grant, change, before }: NonNullable<FlowPath['held']>): string {
  const level = LEVEL_WORDS[levelOf(grant)]();
  return change === 'change' && before ? `${LEVEL_WORDS[before]()} → ${level}` : level;
}

/** Where it comes from: rules by name, or who else. */
export function sourceText({ held }: FlowPath): string {
  return held ? originText(held) : '';
}
