import { atLevel, levelOf, targetUid, type Level } from '../organisation/grantId';
import type { Grant, Group, Organisation } from '../organisation/organisation';
import { gatherBy } from '../work/gatherBy';
import { eachItem, type Work } from '../work/work';
import type { ApplyReport, ReportedStep } from './applyReport';
import type { Plan } from './plan';
import { planOfSteps, settleStanding, type SettledStanding, type Standing } from './planOfSteps';
import type { Step } from './step';

/** A step of the apply that its undo leaves alone. */
export interface NotUndone {
  step: ReportedStep;
  why: 'changed-since' | 'unread' | 'gone';
  /** What stands now, where it has changed; absent: nothing. */
  now?: Level;
}

export interface Undo {
  plan: Plan;
  left: readonly NotUndone[];
}

interface Known {
  teams: ReadonlySet<string>;
  /** What grants are about; undefined: unknown, so none is taken for gone. */
  targets: Readonly<Record<Grant['kind'], ReadonlySet<string> | undefined>>;
}

const uids = (items: ReadonlyArray<{ uid: string }>): ReadonlySet<string> => new Set(items.map(({ uid }) => uid));

function known({ teams, folders, roles, dataSources }: Organisation): Known {
  const targets = { folder: uids(folders), role: roles && uids(roles), datasource: dataSources && uids(dataSources) };
  return { teams: uids(teams), targets };
}

function isGone({ grant }: ReportedStep, { teams, targets }: Known): boolean {
  return targets[grant.kind]?.has(targetUid(grant)) === false || !teams.has(grant.teamUid);
}

const left = ({ kind, grant }: ReportedStep): Level | undefined => (kind === 'remove' ? undefined : levelOf(grant));

/** A step whose present state is not what the apply wrote is left alone; undefined: it can be undone. */
function whyLeft(step: ReportedStep, { index }: SettledStanding, all: Known): NotUndone | undefined {
  if (!index.isRead(step.grant)) {
    return { step, why: 'unread' };
  }
  if (isGone(step, all)) {
    return { step, why: 'gone' };
  }
  const now = index.level(step.id);
  return now === left(step) ? undefined : { step, why: 'changed-since', ...(now && { now }) };
}

type Reverse = Pick<Step, 'kind' | 'grant' | 'before' | 'replaced'>;

function reversed({ kind, grant, before, replaced }: ReportedStep): Reverse {
  const now = grant.kind === 'role' ? {} : { before: grant.permission };
  switch (kind) {
    case 'add':
      return { kind: 'remove', grant, ...now };
    case 'remove':
      return { kind: 'add', grant };
    case 'change':
      return {
        kind: 'change',
        grant: before ? atLevel(grant, before) : grant,
        ...now,
        ...(replaced && { replaced }),
      };
  }
}

/**
 * The plan that takes one apply back: to be judged by the guard and applied like any other, so it can be undone
 * itself. Only what the apply wrote and what stands unchanged since is touched.
 */
export function* undoPlan({ applyId, steps }: ApplyReport, standing: Standing): Work<Undo> {
  const settled = yield* settleStanding(standing);
  const all = known(standing.organisation);
  const groups = gatherBy<Group>(standing.organisation.groups, ({ teamUid }) => teamUid);
  const taken: Step[] = [];
  const notUndone: NotUndone[] = [];
  yield* eachItem(steps, (step) => {
    const reason = step.outcome === 'done' ? whyLeft(step, settled, all) : undefined;
    if (reason) {
      notUndone.push(reason);
    } else if (step.outcome === 'done') {
      const { id, ruleNames, grant } = step;
      const groupIds = (groups.get(grant.teamUid) ?? []).map((group) => group.id);
      taken.push({ id, ...reversed(step), ruleNames, groupIds, why: `Takes back apply ${applyId}` });
    }
  });
  return { plan: yield* planOfSteps(taken, settled), left: notUndone };
}
