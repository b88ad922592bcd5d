import { csvChunks } from '../../domain/audit/csv';
import type { PersonRow } from '../../domain/audit/people';
import type { Work } from '../../domain/work/work';

const HEADER = ['uid', 'name', 'login', 'email', 'state', 'role', 'provisioned', 'disabled', 'lastSeenAt', 'teams'];

/** One line a person, for evidence; header names are stable and not translated. */
export function peopleCsv(rows: readonly PersonRow[], areTeamsKnown: boolean): Work<readonly string[]> {
  return csvChunks(
    HEADER,
    rows,
    ({ person, state, teamNames }) => [
      person.uid,
      person.name,
      person.login,
      person.email,
      state,
      person.role,
      String(person.isProvisioned),
      String(person.isDisabled),
      person.lastSeenAt ?? 'never',
      areTeamsKnown ? teamNames.join('; ') : 'unknown',
    ],
    { hasBom: true }
  );
}
