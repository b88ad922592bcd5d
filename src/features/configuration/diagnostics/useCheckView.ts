import { useMemo } from 'react';
import { AREAS, type Area } from '../../../domain/diagnostics/Check';
import { STATES, type JudgedCheck } from '../../../domain/diagnostics/summary';
import type { VerdictState } from '../../../domain/diagnostics/verdict';
import { useUrlQuery } from '../../../ui/useUrlQuery';

export interface CheckView {
  state?: VerdictState;
  area?: Area;
  set(filter: { state?: string; area?: string }): void;
  shown: readonly JudgedCheck[];
}

/** The filters, which stand in the address, and what they leave. */
export function useCheckView(judged: readonly JudgedCheck[]): CheckView {
  const { get, set } = useUrlQuery();
  const state = STATES.find((one) => one === get('state'));
  const area = AREAS.find((one) => one === get('area'));
  return useMemo(
    () => ({
      state,
      area,
      set,
      shown: judged.filter(
        ({ check, result }) =>
          (state === undefined || result.verdict.state === state) && (area === undefined || check.area === area)
      ),
    }),
    [judged, state, area, set]
  );
}
