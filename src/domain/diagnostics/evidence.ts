import type { Group, Person, Team } from '../organisation/organisation';
import type { ServiceAccount, ServiceAccountToken } from '../tokens/serviceAccount';

/**
 * What a piece of evidence is: it decides what a support bundle puts in its place. Only `plain` is kept as it is, so it
 * is for our own words, figures, versions, times and names that Grafana gives, never for a name that somebody chose.
 * `text` is what a server wrote freely.
 */
export const PART_KINDS = [
  'plain',
  'person',
  'login',
  'email',
  'group',
  'team',
  'account',
  'token',
  'rule',
  'claim',
  'id',
  'url',
  'text',
] as const;
export type PartKind = (typeof PART_KINDS)[number];

export interface Part {
  kind: PartKind;
  text: string;
}

/** One line of evidence; its parts belong together. */
export type Row = readonly Part[];

export interface Evidence {
  label: string;
  /** How many rows there were; more than are kept. */
  count: number;
  rows: readonly Row[];
}

/** Rows kept of one piece of evidence: enough to act on, few enough to keep for an organisation of any size. */
const ROWS_KEPT = 500;
const PARTS_KEPT = 24;

const shown = (value: string | number | boolean | undefined): string => {
  if (typeof value === 'boolean') {
    return value ? 'on' : 'off';
  }
  return value === undefined ? 'unknown' : String(value);
};

/** One value that was seen. */
export const saw = (
  label: string,
  value: string | number | boolean | undefined,
  kind: PartKind = 'plain'
): Evidence => ({
  label,
  count: 1,
  rows: [[{ kind, text: shown(value) }]],
});

/** What was found of one kind. */
export const list = (label: string, rows: readonly Row[]): Evidence => ({
  label,
  count: rows.length,
  rows: rows.slice(0, ROWS_KEPT).map(shortened),
});

function shortened(row: Row): Row {
  const more = row.length - PARTS_KEPT;
  return more > 0 ? [...row.slice(0, PARTS_KEPT), plain(`and ${more} more`)] : row;
}

export const plain = (text: string): Part => ({ kind: 'plain', text });

export const personRow = ({ name, login }: Pick<Person, 'name' | 'login'>): Row =>
  name && name !== login
    ? [
        { kind: 'person', text: name },
        { kind: 'login', text: login },
      ]
    : [{ kind: 'login', text: login }];

export const groupPart = ({ displayName }: Pick<Group, 'displayName'>): Part => ({ kind: 'group', text: displayName });

export const teamPart = ({ name }: Pick<Team, 'name'>): Part => ({ kind: 'team', text: name });

export const accountPart = ({ name }: Pick<ServiceAccount, 'name'>): Part => ({ kind: 'account', text: name });

export const tokenPart = ({ name }: Pick<ServiceAccountToken, 'name'>): Part => ({ kind: 'token', text: name });
