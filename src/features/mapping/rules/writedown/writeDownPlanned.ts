import { parseMappingDocument } from '../../../../domain/mapping/document';
import type { Ledger } from '../../../../domain/mapping/ledger';
import { planMapping, type Step } from '../../../../domain/mapping/plan';
import { writeDown, type WrittenDown } from '../../../../domain/mapping/writeDown';
import type { ActualGrants } from '../../../../domain/organisation/organisation';
import type { Work } from '../../../../domain/work/work';
import type { RuleWorld } from '../useRuleWorld';

export interface PlannedDocument extends WrittenDown {
  /** What applying the document would do now; undefined: it cannot be planned. */
  changes?: readonly Step[];
}

interface WriteDownInput {
  world: RuleWorld;
  actual: ActualGrants;
  ledger: Ledger;
  /** `YYYY-MM-DD` in UTC. */
  today: string;
}

/** What is, as a document, and what a plan makes of that document. */
export function* writeDownPlanned({ world, ...input }: WriteDownInput): Work<PlannedDocument> {
  const { organisation, environment } = world;
  const written = yield* writeDown(organisation, input.actual);
  const { document } = parseMappingDocument(written.text);
  const plan = document && (yield* planMapping({ document, organisation, environment, ...input }));
  return { ...written, changes: plan?.steps.filter(({ kind }) => kind !== 'keep') };
}
