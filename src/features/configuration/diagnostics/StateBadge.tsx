import type { ComponentProps } from 'react';
import { Badge, Text } from '@grafana/ui';
import type { VerdictState } from '../../../domain/diagnostics/verdict';
import { stateWords } from './stateWords';

type Look = Pick<ComponentProps<typeof Badge>, 'color' | 'icon'>;

const LOOKS = {
  fail: { color: 'red', icon: 'exclamation-circle' },
  warn: { color: 'orange', icon: 'exclamation-triangle' },
  unknown: { color: 'purple', icon: 'question-circle' },
  pass: { color: 'green', icon: 'check' },
  skipped: undefined,
} as const satisfies Record<VerdictState, Look | undefined>;

/** How a check ended, in a word; quiet where it does not apply. */
export function StateBadge({ state }: { state: VerdictState }) {
  const look = LOOKS[state];
  return look ? (
    <Badge key={state} {...look} text={stateWords(state)} />
  ) : (
    <Text color="secondary" variant="bodySmall">
      {stateWords(state)}
    </Text>
  );
}
