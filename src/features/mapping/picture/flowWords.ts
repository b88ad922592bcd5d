import { t } from '@grafana/i18n';
import { type IconName } from '@grafana/ui';
import type { FlowGrant, FlowOrigin, FlowState } from '../../../domain/flow/flow';
import type { FlowBox, FlowBand } from '../../../domain/flow/flowLayout';
import type { FlowColumn, FlowNode } from '../../../domain/flow/flowPicture';
import type { Level } from '../../../domain/organisation/grantId';
import type { Names } from '../names';
import type { FilterKind } from './usePictureView';

const RAW = { interpolation: { escapeValue: false } };

export const COLUMN_WORDS = {
  group: () => t('mapping.picture.column-group', 'Groups'),
  team: () => t('mapping.picture.column-team', 'Teams'),
  target: () => t('mapping.picture.column-target', 'Access'),
} satisfies Record<FlowColumn, () => string>;

export const KIND_WORDS = {
  group: () => t('mapping.picture.kind-group', 'Group'),
  team: () => t('mapping.picture.kind-team', 'Team'),
  person: () => t('mapping.picture.kind-person', 'Person'),
  role: () => t('mapping.picture.kind-role', 'Role'),
  folder: () => t('mapping.picture.kind-folder', 'Folder'),
  datasource: () => t('mapping.picture.kind-data-source', 'Data source'),
} satisfies Record<FilterKind, () => string>;

/** Headings of what can be found. */
export const FILTER_WORDS = {
  group: COLUMN_WORDS.group,
  team: COLUMN_WORDS.team,
  person: () => t('mapping.picture.people-heading', 'People'),
  role: () => t('mapping.picture.roles-heading', 'Roles'),
  folder: () => t('mapping.picture.folders-heading', 'Folders'),
  datasource: () => t('mapping.picture.data-sources-heading', 'Data sources'),
} satisfies Record<FilterKind, () => string>;

export const STATE_WORDS = {
  plan: () => t('mapping.picture.state-plan', 'With the plan'),
  now: () => t('mapping.picture.state-now', 'Now'),
  changes: () => t('mapping.picture.state-changes', 'Changes only'),
  wanted: () => t('mapping.picture.state-wanted', 'What rules want'),
} satisfies Record<FlowState, () => string>;

export const LEVEL_WORDS = {
  View: () => t('mapping.picture.level-view', 'View'),
  Query: () => t('mapping.picture.level-query', 'Query'),
  Edit: () => t('mapping.picture.level-edit', 'Edit'),
  Admin: () => t('mapping.picture.level-admin', 'Admin'),
  Role: () => t('mapping.picture.level-role', 'Role'),
} satisfies Record<Level, () => string>;

export type FlowMark = NonNullable<FlowBand['change']>;

/** What a plan does, as a word and as a sign that needs no colour. */
export const MARK_WORDS = {
  add: () => ({ text: t('mapping.picture.mark-add', 'Will be added'), sign: '+' }),
  remove: () => ({ text: t('mapping.picture.mark-remove', 'Will be removed'), sign: '−' }),
  change: () => ({ text: t('mapping.picture.mark-change', 'Level will change'), sign: '≠' }),
  several: () => ({ text: t('mapping.picture.mark-several', 'Some will change'), sign: '±' }),
} satisfies Record<FlowMark, () => { text: string; sign: string }>;

const ORIGIN_WORDS = {
  rule: () => t('mapping.picture.origin-rule', 'Rule'),
  found: () => t('mapping.picture.origin-found', 'Rule; given by somebody else'),
  left: () => t('mapping.picture.origin-left', 'Earlier apply; no rule wants it any more'),
  elsewhere: () => t('mapping.picture.origin-elsewhere', 'Not managed here'),
  unknown: () => t('mapping.picture.unknown', 'Unknown'),
} satisfies Record<FlowOrigin, () => string>;

/** Where a grant comes from, without the names of its rules. */
export const originText = ({ origin }: FlowGrant): string => ORIGIN_WORDS[origin]();

export const ICONS: Record<Exclude<FlowNode['kind'], 'rest'>, IconName> = {
  group: 'users-alt',
  team: 'layer-group',
  role: 'shield',
  folder: 'folder',
  datasource: 'database',
  unknown: 'question-circle',
};

/** The name of whatever a picture can be narrowed to. */
export function nameOf(kind: FilterKind, uid: string, names: Names): string {
  return kind === 'datasource' ? names.dataSource(uid) : names[kind](uid);
}

type Named = Pick<FlowNode, 'kind' | 'uid' | 'column' | 'count'>;

/** What a node is called. */
export function nodeName({ kind, uid = '', column, count }: Named, names: Names): string {
  if (kind === 'rest') {
    return REST_WORDS[column](count);
  }
  return kind === 'unknown' ? unknownText(count) : nameOf(kind, uid, names);
}

const REST_WORDS = {
  group: (count: number) => t('mapping.picture.rest-group', 'and {{count, number}} more groups', { count }),
  team: (count: number) => t('mapping.picture.rest-team', 'and {{count, number}} more teams', { count }),
  target: (count: number) => t('mapping.picture.rest-target', 'and {{count, number}} more', { count }),
} satisfies Record<FlowColumn, (count: number) => string>;

const unknownText = (things: number): string =>
  things > 0
    ? t('mapping.picture.unread-things', 'Unknown: {{count, number}} not read', { count: things })
    : t('mapping.picture.unread-roles', 'Unknown: roles not read');

/** What a node is, in full: for whoever does not see where it stands, and on hover. */
export function nodeText(box: FlowBox, names: Names): string {
  const name = nodeName(box, names);
  if (box.kind === 'unknown') {
    return name;
  }
  const what = box.kind === 'rest' ? COLUMN_WORDS[box.column]() : KIND_WORDS[box.kind]();
  return t('mapping.picture.node', '{{what}}: {{name}}, {{people}}', { what, name, people: peopleText(box), ...RAW });
}

interface People {
  people: number;
  isAtLeast: boolean;
}

function peopleText({ people, isAtLeast }: People): string {
  return isAtLeast
    ? t('mapping.picture.people-at-least', '{{count, number}} people or more', {
        count: people,
        defaultValue_one: '{{count, number}} person or more',
      })
    : t('mapping.picture.people', '{{count, number}} people', {
        count: people,
        defaultValue_one: '{{count, number}} person',
      });
}

/** What a band is, on hover. */
export function bandText(band: FlowBand, from: string, to: string): string {
  const parts = [
    ...(band.level ? [LEVEL_WORDS[band.level]()] : []),
    peopleText({ people: band.weight, isAtLeast: false }),
    ...(band.change ? [MARK_WORDS[band.change]().text] : []),
  ];
  return `${from} → ${to}: ${parts.join(', ')}`;
}
