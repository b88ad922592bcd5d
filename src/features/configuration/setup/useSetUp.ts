import { useEffect, useRef, useState } from 'react';
import { t } from '@grafana/i18n';
import type { Connection } from '../../../api/queries/useConnection';
import { useSetUpFacts } from '../../../api/queries/useSetUpFacts';
import { useSetUpWatch } from '../../../api/queries/useSetUpWatch';
import type { Preset } from '../../../domain/presets/preset';
import type { SetUpStep, SetUpStepId } from '../../../domain/setup/setUpStep';
import { currentStep, setUpSteps } from '../../../domain/setup/setUpSteps';

/** Where setting up stands, looked at again and again while something is waited for. */
export function useSetUp(preset: Preset, connection: Connection) {
  const [nowMs] = useState(() => Date.now());
  const read = useSetUpFacts(preset, connection);
  const facts = { ...read, nowMs };
  const steps = setUpSteps(facts);
  const isWaiting = (...ids: readonly SetUpStepId[]) =>
    steps.some(({ id, state }) => ids.includes(id) && state === 'waiting');
  useSetUpWatch({
    tokens: isWaiting('test'),
    people: isWaiting('first-user', 'sign-in'),
    teams: isWaiting('first-group'),
  });
  return { facts, steps, current: currentStep(steps), news: useNews(steps) };
}

export type SetUp = ReturnType<typeof useSetUp>;

/** Which steps were finished since the page was opened, for those who do not see them turn green. */
function useNews(steps: readonly SetUpStep[]): string {
  const known = useRef<ReadonlySet<string>>();
  const [news, setNews] = useState('');
  const isReading = steps.some((step) => step.isReading);
  const done = steps
    .filter(({ state }) => state === 'done')
    .map(({ title }) => title)
    .join('\n');
  useEffect(() => {
    if (isReading) {
      return;
    }
    const titles = done.split('\n');
    const fresh = titles.filter((title) => known.current?.has(title) === false);
    known.current = new Set(titles);
    if (fresh.length > 0) {
      setNews(t('configuration.setup.news', 'Done: {{titles}}', { titles: fresh.join(', ') }));
    }
  }, [done, isReading]);
  return news;
}
