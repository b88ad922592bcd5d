import { csvChunks } from '../../../domain/audit/csv';
import { targetOf } from '../../../domain/flow/flow';
import { levelOf } from '../../../domain/organisation/grantId';
import type { Work } from '../../../domain/work/work';
import type { PathRow } from './pathRows';

// prettier-ignore
const HEADER = ['groups', 'team', 'people', 'kind', 'name', 'uid', 'permission', 'plan', 'origin', 'rules'];

/** One line a way; header names are stable and not translated. */
export function pathsCsv(rows: readonly PathRow[]): Work<readonly string[]> {
  return csvChunks(HEADER, rows, cellsOf, { hasBom: true });
}

function cellsOf({ path, groups, team, target }: PathRow): string[] {
  const { held, unread, people } = path;
  const known = unread ? 'unknown' : '';
  return [
    groups.join('; '),
    team ?? known,
    people === undefined ? 'unknown' : String(people),
    held?.grant.kind ?? unread?.kind ?? '',
    held || unread ? target : '',
    held ? targetOf(held.grant).uid : '',
    held ? levelOf(held.grant) : known,
    held?.change ?? '',
    held?.origin ?? known,
    held?.ruleNames.join('; ') ?? '',
  ];
}
