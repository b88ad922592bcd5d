import type { Fault } from '../fault/Fault';
import type { EnvironmentPart } from './environment';

/** What is compared, in the order in which it is shown. */
export const AREAS = ['settings', 'groups', 'teams', 'mapping', 'access'] as const;
export type Area = (typeof AREAS)[number];

/** How the two sides stand to each other; `unknown`: one of them could not be read. */
export const STANDINGS = ['only-here', 'only-there', 'different', 'unknown', 'same'] as const;
export type Standing = (typeof STANDINGS)[number];

export type ComparedKind =
  'switch' | 'server' | 'group' | 'team' | 'rule' | 'rule-order' | 'guard' | 'role' | 'folder' | 'datasource';

/** What one side has. */
export type Side = { is: 'known'; value: string } | { is: 'absent' } | { is: 'unknown' };

export type FieldName = 'value' | 'source' | 'name' | 'externalId' | 'provisioned' | 'members' | 'text' | 'permission';

export interface ComparedField {
  name: FieldName;
  here: Side;
  there: Side;
}

/** A name on one side; of access also the team that holds it. */
export interface Subject {
  name: string;
  team?: string;
}

/** One thing, looked at on both sides. */
export interface Compared {
  /** Unique in its comparison, and the same whichever side is here. */
  id: string;
  area: Area;
  kind: ComparedKind;
  standing: Standing;
  /** Absent: it was not found here. */
  here?: Subject;
  /** Absent: it was not found there. */
  there?: Subject;
  fields: readonly ComparedField[];
}

/** A part of one side that could not be read. */
export interface Gap {
  side: 'here' | 'there';
  part: EnvironmentPart;
  fault: Fault;
  /** How many requests failed so, where a part takes several. */
  count?: number;
}

export interface Comparison {
  /** By area, then by name. */
  items: readonly Compared[];
  gaps: readonly Gap[];
  /** False: the access of one side was not read yet. */
  isAccessCompared: boolean;
}

export const ABSENT: Side = { is: 'absent' };
export const UNKNOWN: Side = { is: 'unknown' };
export const known = (value: string): Side => ({ is: 'known', value });
export const maybe = (value: string | undefined): Side => (value === undefined ? ABSENT : known(value));

/** Unknown wherever it might hide a difference; never `same` by default. */
export function standingOf(fields: readonly ComparedField[]): Standing {
  if (fields.some(({ here, there }) => isKnown(here) && isKnown(there) && !isEqual(here, there))) {
    return 'different';
  }
  return fields.every(({ here, there }) => isKnown(here) && isKnown(there)) ? 'same' : 'unknown';
}

const isKnown = ({ is }: Side): boolean => is !== 'unknown';

const isEqual = (a: Side, b: Side): boolean =>
  a.is === b.is && (a.is !== 'known' || b.is !== 'known' || a.value === b.value);

/** The name by which something is shown and ordered: ours, else theirs. */
export const subjectOf = ({ here, there }: Pick<Compared, 'here' | 'there'>): Subject => here ?? there ?? { name: '' };

export const areaCounts = (items: readonly Compared[]): Record<Area, Record<Standing, number>> => {
  const none = () => ({ 'only-here': 0, 'only-there': 0, different: 0, unknown: 0, same: 0 });
  const counts = { settings: none(), groups: none(), teams: none(), mapping: none(), access: none() };
  items.forEach(({ area, standing }) => (counts[area][standing] += 1));
  return counts;
};
