import { check } from '../Check';
import { saw } from '../evidence';
import { SOURCES } from '../sources';
import { counted, fail, pass } from '../verdict';

export const applyInterrupted = check({
  id: 'apply-interrupted',
  title: 'No apply was interrupted',
  area: 'mapping',
  severity: 'fail',
  needs: ['ledger'],
  judge({ ledger: { pending, grants } }) {
    return pending === undefined
      ? pass(saw('Grants on record', grants.length))
      : fail({
          evidence: [
            saw('Started', pending.startedAt),
            saw('By', pending.by, 'login'),
            saw('Steps without a known outcome', pending.steps.length),
          ],
          cause: `An apply ended in the middle, with ${counted(pending.steps.length, 'step', 'steps')} whose outcome is not on record. Part of the access may be missing, or still be there.`,
          remedy: {
            text: 'Plan again: the plan finds exactly the rest.',
            link: { page: 'mapping', query: { tab: 'plan' } },
          },
        });
  },
  source: SOURCES.grants,
});
