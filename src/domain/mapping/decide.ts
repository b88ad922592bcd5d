import { atLevel, compareLevels, isPermission, levelOf, strongest, type Level } from '../organisation/grantId';
import type { Grant } from '../organisation/organisation';
import type { HeldGrant, Want } from './desired';
import type { LedgerGrant } from './ledger';
import type { KeepReason, Step } from './step';
import { shownList } from './shown';

export interface Situation {
  /** What it is about; its level does not matter. */
  grant: Grant;
  want?: Want;
  entry?: LedgerGrant;
  /** The level that stands now. */
  now?: Level;
  /** What a rule would give that is paused. */
  held?: HeldGrant;
  whyHeld(entry: LedgerGrant): string | undefined;
}

export type Decision =
  { kind: 'step'; step: Omit<Step, 'id'> } | { kind: 'forgotten' | 'unmanaged'; grant: Grant } | { kind: 'nothing' };

type Parts = Pick<Step, 'kind' | 'why'> & { level: Level; keep?: KeepReason; replaced?: Level };

function step({ grant, want, entry, now }: Situation, { kind, why, level, keep, replaced }: Parts): Decision {
  return {
    kind: 'step',
    step: {
      kind,
      grant: atLevel(grant, level),
      ...(isPermission(now) && { before: now }),
      ...(keep && { keep }),
      ...(isPermission(replaced) && { replaced }),
      ruleNames: want?.ruleNames ?? entry?.ruleNames ?? [],
      groupIds: want?.groupIds ?? [],
      why,
    },
  };
}

const wantedBy = ({ ruleNames }: Want): string => `wanted by ${shownList(ruleNames)}`;

/** Nobody here made what stands: it is never taken away and never weakened. */
function decideTheirs(situation: Situation): Decision {
  const { grant, want, now } = situation;
  if (!want) {
    return now === undefined ? { kind: 'nothing' } : { kind: 'unmanaged', grant: atLevel(grant, now) };
  }
  const level = levelOf(want.grant);
  if (now === undefined) {
    return step(situation, { kind: 'add', level, why: `Missing, and ${wantedBy(want)}` });
  }
  const difference = compareLevels(level, now);
  if (difference > 0) {
    return step(situation, {
      kind: 'change',
      level,
      replaced: now,
      why: `${now} was given by somebody else; ${level} is ${wantedBy(want)}`,
    });
  }
  return difference < 0
    ? step(situation, {
        kind: 'keep',
        keep: 'stronger',
        level: now,
        why: `${level} is ${wantedBy(want)}; somebody else gave ${now}, which stays`,
      })
    : step(situation, {
        kind: 'keep',
        keep: 'found',
        level,
        why: `Given by somebody else, and ${wantedBy(want)}: it will not be taken away`,
      });
}

/** Our grant, and no rule wants it any more. */
function decideLeft(situation: Situation, entry: LedgerGrant, now: Level): Decision {
  const held = situation.whyHeld(entry);
  if (held !== undefined) {
    const { replaced } = entry;
    return step(situation, { kind: 'keep', keep: 'held', level: now, replaced, why: `Kept: ${held}` });
  }
  const { replaced: level } = entry;
  return level === undefined
    ? step(situation, { kind: 'remove', level: now, why: 'Given by an earlier apply; no rule wants it any more' })
    : step(situation, {
        kind: 'change',
        level,
        replaced: level,
        why: `No rule wants it any more; ${level} stood there before`,
      });
}

/** An earlier apply made it, so rules decide: a level changed by hand is put right. */
function decideOurs(situation: Situation, entry: LedgerGrant): Decision {
  const { want, now } = situation;
  if (now === undefined) {
    return want
      ? step(situation, {
          kind: 'add',
          level: levelOf(want.grant),
          why: `Taken away by somebody else, and ${wantedBy(want)}`,
        })
      : { kind: 'forgotten', grant: entry.grant };
  }
  return want ? decideWanted(situation, entry, want, now) : decideLeft(situation, entry, now);
}

/** Our grant, and rules want it: at their level, or at what a paused one has given of more. */
function decideWanted(situation: Situation, entry: LedgerGrant, want: Want, now: Level): Decision {
  const { held } = situation;
  const { replaced } = entry;
  const inForce = strongest<Level>(levelOf(want.grant), replaced) ?? now;
  const level = strongest<Level>(inForce, held && weaker(held.level, now)) ?? now;
  const isHeld = level !== inForce;
  const why = isHeld ? `Kept: ${held?.why ?? ''}` : `${level} is ${wantedBy(want)}`;
  if (level === now) {
    return step(situation, {
      kind: 'keep',
      keep: isHeld ? 'held' : 'ours',
      level,
      replaced,
      why: isHeld ? why : `Given by an earlier apply, and ${wantedBy(want)}`,
    });
  }
  const made = levelOf(entry.grant);
  return step(situation, {
    kind: 'change',
    level,
    replaced,
    why: made === now ? why : `Changed by hand from ${made} to ${now}; ${why}`,
  });
}

const weaker = (a: Level, b: Level): Level => (compareLevels(a, b) < 0 ? a : b);

/** Somebody has brought back, or gone below, the level that stood there before us. */
const isUndone = ({ replaced }: LedgerGrant, now: Level | undefined): boolean =>
  replaced !== undefined && now !== undefined && compareLevels(now, replaced) <= 0;

/** What to do about one grant, from what is wanted, what stands and who made it. */
export function decide(situation: Situation): Decision {
  const { grant, want, entry, now } = situation;
  if (entry?.origin !== 'applied') {
    return decideTheirs(situation);
  }
  if (isUndone(entry, now)) {
    return want ? decideTheirs(situation) : { kind: 'forgotten', grant };
  }
  return decideOurs(situation, entry);
}
