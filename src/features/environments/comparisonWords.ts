import { t } from '@grafana/i18n';
import type { BadgeColor } from '@grafana/ui';
import type { SwitchId } from '../../domain/connection/scimSettings';
import {
  type Area,
  type Compared,
  type ComparedKind,
  type FieldName,
  type Side,
  type Standing,
  subjectOf,
} from '../../domain/environments/compared';
import type { EnvironmentPart } from '../../domain/environments/environment';
import type { SideNames } from '../../domain/environments/comparisonExports';

const AREAS = {
  settings: () => t('environments.area.settings', 'Settings'),
  groups: () => t('environments.area.groups', 'Groups'),
  teams: () => t('environments.area.teams', 'Teams'),
  mapping: () => t('environments.area.mapping', 'Mapping rules'),
  access: () => t('environments.area.access', 'Access of teams'),
} satisfies Record<Area, () => string>;

export const areaWords = (area: Area): string => AREAS[area]();

const STANDINGS = {
  'only-here': ({ here }: SideNames) => t('environments.standing.only', 'Only in {{name}}', named(here)),
  'only-there': ({ there }: SideNames) => t('environments.standing.only', 'Only in {{name}}', named(there)),
  different: () => t('environments.standing.different', 'Different'),
  unknown: () => t('environments.standing.unknown', 'Unknown'),
  same: () => t('environments.standing.same', 'The same'),
} satisfies Record<Standing, (names: SideNames) => string>;

const named = (name: string) => ({ name, interpolation: { escapeValue: false } });

export const standingWords = (standing: Standing, names: SideNames): string => STANDINGS[standing](names);

export const STANDING_COLORS = {
  'only-here': 'blue',
  'only-there': 'purple',
  different: 'orange',
  unknown: 'darkgrey',
  same: 'green',
} satisfies Record<Standing, BadgeColor>;

const KINDS = {
  switch: () => t('environments.kind.switch', 'SCIM setting'),
  server: () => t('environments.kind.server', 'Server'),
  group: () => t('environments.kind.group', 'Group'),
  team: () => t('environments.kind.team', 'Team'),
  rule: () => t('environments.kind.rule', 'Rule'),
  'rule-order': () => t('environments.kind.rule-order', 'Order of rules'),
  guard: () => t('environments.kind.guard', 'Guard'),
  role: () => t('environments.kind.role', 'Role'),
  folder: () => t('environments.kind.folder', 'Folder permission'),
  datasource: () => t('environments.kind.datasource', 'Data source permission'),
} satisfies Record<ComparedKind, () => string>;

export const kindWords = (kind: ComparedKind): string => KINDS[kind]();

const FIELDS = {
  value: () => t('environments.field.value', 'Value'),
  source: () => t('environments.field.source', 'Comes from'),
  name: () => t('environments.field.name', 'Name'),
  externalId: () => t('environments.field.external-id', 'External ID'),
  provisioned: () => t('environments.field.provisioned', 'Provisioned'),
  members: () => t('environments.field.members', 'Members'),
  text: () => t('environments.field.text', 'Text'),
  permission: () => t('environments.field.permission', 'Permission'),
} satisfies Record<FieldName, () => string>;

export const fieldWords = (field: FieldName): string => FIELDS[field]();

const PARTS = {
  server: () => t('environments.part.server', 'Server'),
  scim: () => t('environments.part.scim', 'SCIM settings'),
  people: () => t('environments.part.people', 'People'),
  groups: () => t('environments.part.groups', 'Groups'),
  teams: () => t('environments.part.teams', 'Teams'),
  folders: () => t('environments.part.folders', 'Folders'),
  roles: () => t('environments.part.roles', 'Roles'),
  dataSources: () => t('environments.part.data-sources', 'Data sources'),
  mapping: () => t('environments.part.mapping', 'Mapping document'),
  access: () => t('environments.part.access', 'Access of teams'),
} satisfies Record<EnvironmentPart, () => string>;

export const partWords = (part: EnvironmentPart): string => PARTS[part]();

const SWITCHES = {
  userSync: () => t('environments.switch.user-sync', 'User sync'),
  groupSync: () => t('environments.switch.group-sync', 'Group sync'),
  rejectNonProvisioned: () => t('environments.switch.reject', 'Reject people who are not provisioned'),
} satisfies Record<SwitchId, () => string>;

const SERVER = {
  edition: () => t('environments.server.edition', 'Edition'),
  version: () => t('environments.server.version', 'Version'),
};

const OWN_NAMES: Readonly<Record<string, () => string>> = { ...SWITCHES, ...SERVER };

/** What an item is called: a name that somebody chose, or ours for what has none. */
export function itemName(item: Compared): string {
  if (item.kind === 'rule-order' || item.kind === 'guard') {
    return kindWords(item.kind);
  }
  const { name } = subjectOf(item);
  return item.area === 'settings' ? (OWN_NAMES[name]?.() ?? name) : name;
}

const VALUES: Readonly<Record<string, () => string>> = {
  true: () => t('environments.value.on', 'On'),
  false: () => t('environments.value.off', 'Off'),
  unavailable: () => t('environments.value.unavailable', 'No SCIM there'),
  dynamic: () => t('environments.value.dynamic', 'Set in Grafana'),
  ini: () => t('environments.value.ini', 'Configuration file'),
  Role: () => t('environments.value.role', 'Has it'),
};

const OWN_VALUES: ReadonlySet<FieldName> = new Set(['value', 'source', 'provisioned', 'permission']);

const YES_NO: Readonly<Record<string, () => string>> = {
  true: () => t('environments.value.yes', 'Yes'),
  false: () => t('environments.value.no', 'No'),
};

/** What one side has, in words; a value that somebody chose stays as it is. */
export function sideWords(field: FieldName, side: Side): string {
  switch (side.is) {
    case 'absent':
      return '–';
    case 'unknown':
      return t('environments.value.unknown', 'Unknown');
    case 'known':
      return valueWords(field, side.value);
  }
}

function valueWords(field: FieldName, value: string): string {
  const words = field === 'provisioned' ? YES_NO[value] : OWN_VALUES.has(field) ? VALUES[value] : undefined;
  return words?.() ?? value;
}

/** One side of an item in one line: what differs, or that it is there. */
export function sideSummary(item: Compared, at: 'here' | 'there'): string {
  if (item.area !== 'settings' && item[at] === undefined) {
    return item.standing === 'unknown' ? t('environments.value.unknown', 'Unknown') : '–';
  }
  const told = item.fields.filter((field) => isTold(item, field.name));
  const words = told.map((field) => summaryOf(field.name, sideWords(field.name, field[at])));
  return words.length > 0 ? words.join(', ') : t('environments.value.there', 'There');
}

/** A rule's text has no place in one line; a value always has, and so has whatever differs. */
function isTold({ fields, standing }: Compared, name: FieldName): boolean {
  const field = fields.find((one) => one.name === name);
  const isAlways = name === 'value' || name === 'permission' || (name === 'members' && standing !== 'different');
  const differs = field !== undefined && JSON.stringify(field.here) !== JSON.stringify(field.there);
  return name !== 'text' && (isAlways || (standing === 'different' && differs));
}

function summaryOf(field: FieldName, words: string): string {
  switch (field) {
    case 'members':
      return t('environments.summary.members', 'members: {{words}}', { words });
    case 'provisioned':
      return t('environments.summary.provisioned', 'provisioned: {{words}}', { words });
    case 'externalId':
      return t('environments.summary.external-id', 'external ID {{words}}', {
        words,
        interpolation: { escapeValue: false },
      });
    default:
      return words;
  }
}
