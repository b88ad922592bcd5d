import { csvChunks } from '../../../domain/audit/csv';
import type { PushRow } from '../../../domain/mapping/beforePush';
import type { Work } from '../../../domain/work/work';

const HEADER = ['name', 'externalId', 'state', 'rules', 'nearRules', 'nameInGrafana', 'inProvider', 'inGrafana'];

/** One line a row; header names and states are stable and not translated. */
export function pushCsv(rows: readonly PushRow[]): Work<readonly string[]> {
  return csvChunks(
    HEADER,
    rows,
    ({ name, externalId = '', state, ruleNames, nearRules, knownAs, isInProvider, isInGrafana }) => [
      name,
      externalId,
      state,
      ruleNames.join('; '),
      nearRules.map(({ ruleName }) => ruleName).join('; '),
      knownAs ?? (isInGrafana ? name : ''),
      String(isInProvider),
      String(isInGrafana),
    ],
    { hasBom: true }
  );
}
