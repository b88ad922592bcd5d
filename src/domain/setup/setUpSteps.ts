import type { SetUpFacts } from './facts';
import { JUDGEMENTS } from './judgements';
import { SET_UP_STEPS, type SetUpStep, type SetUpStepId, type Verdict } from './setUpStep';

const TITLES: Readonly<Record<SetUpStepId, string>> = {
  prerequisites: 'Prerequisites',
  account: 'Service account for the identity provider',
  token: 'Token for the identity provider',
  values: 'Values for its console',
  switches: 'Switches in Grafana',
  test: 'Connection test of the identity provider',
  'first-user': 'First person arrives',
  'first-group': 'First group arrives',
  'sign-in': 'First sign-in',
};

/** What has to be done before a step can be. */
const NEEDS: Readonly<Record<SetUpStepId, readonly SetUpStepId[]>> = {
  prerequisites: [],
  account: ['prerequisites'],
  token: ['prerequisites', 'account'],
  values: ['token'],
  switches: ['prerequisites'],
  test: ['token'],
  'first-user': ['switches', 'test'],
  'first-group': ['switches', 'test'],
  'sign-in': ['first-user'],
};

/**
 * Where setting up stands, told from Grafana alone: leaving and coming back, or doing a step elsewhere, is seen. What
 * is unknown holds nothing up, and is never taken for done.
 */
export function setUpSteps(facts: SetUpFacts): SetUpStep[] {
  const inTheWay = new Map<SetUpStepId, boolean>();
  return SET_UP_STEPS.map((id) => {
    const verdict = JUDGEMENTS[id](facts);
    const first = NEEDS[id].find((need) => inTheWay.get(need));
    const step = first === undefined ? settled(id, verdict) : held(id, verdict, first);
    inTheWay.set(id, isInTheWay(step, verdict));
    return step;
  });
}

const settled = (
  id: SetUpStepId,
  { state, evidence = [], why, remedy, isReading, requirements }: Verdict
): SetUpStep => ({
  id,
  title: TITLES[id],
  state: state === 'open' ? 'next' : state,
  evidence,
  ...(why === undefined ? {} : { why }),
  ...(remedy === undefined ? {} : { remedy }),
  ...(isReading ? { isReading } : {}),
  ...(requirements === undefined ? {} : { requirements }),
});

/** What is done, has failed or is unknown stays so, whatever comes before it. */
function held(id: SetUpStepId, verdict: Verdict, first: SetUpStepId): SetUpStep {
  return verdict.state === 'open' || verdict.state === 'waiting'
    ? { id, title: TITLES[id], state: 'blocked', evidence: [], why: `First: ${TITLES[first]}.`, blockedBy: first }
    : settled(id, verdict);
}

function isInTheWay({ state }: SetUpStep, { blocks = true }: Verdict): boolean {
  return state === 'failed' ? blocks : state === 'next' || state === 'waiting' || state === 'blocked';
}

/** The step to show first: what is to be done, else what is waited for, else what is wrong; undefined when all is well. */
export function currentStep(steps: readonly SetUpStep[]): SetUpStep | undefined {
  const holdsUp = ({ id }: SetUpStep) => steps.some(({ blockedBy }) => blockedBy === id);
  return (
    steps.find((step) => step.state === 'next' || (step.state === 'failed' && holdsUp(step))) ??
    steps.find(({ state }) => state === 'waiting') ??
    steps.find(({ state, isReading }) => state === 'failed' || (state === 'unknown' && !isReading))
  );
}
