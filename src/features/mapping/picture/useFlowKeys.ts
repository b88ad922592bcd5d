import { type KeyboardEvent, type RefObject, useCallback, useState } from 'react';
import type { FlowLayout } from '../../../domain/flow/flowLayout';
import { FLOW_COLUMNS, type FlowColumn } from '../../../domain/flow/flowPicture';

interface Keys {
  layout: FlowLayout;
  chart: RefObject<HTMLElement>;
  onEscape: () => void;
}

/** One tab stop for the whole picture; arrow keys go up and down a column and along the links. */
export function useFlowKeys({ layout, chart, onEscape }: Keys) {
  const [asked, setStop] = useState(0);
  const stop = Math.min(asked, layout.boxes.length - 1);
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        onEscape();
        chart.current?.focus();
        return;
      }
      const next = goalOf(event.key, stop, layout);
      if (next !== undefined) {
        event.preventDefault();
        chart.current?.querySelector<HTMLElement>(`[data-at="${next}"]`)?.focus();
      }
    },
    [layout, chart, onEscape, stop]
  );
  return { stop, setStop, onKeyDown };
}

/** The place that a key leads to from another; undefined: nowhere. */
function goalOf(key: string, at: number, layout: FlowLayout): number | undefined {
  const column = layout.boxes[at]?.column;
  if (!column) {
    return undefined;
  }
  const own = placesIn(column, layout);
  const goals: Record<string, () => number | undefined> = {
    ArrowDown: () => own[own.indexOf(at) + 1],
    ArrowUp: () => own[own.indexOf(at) - 1],
    Home: () => own[0],
    End: () => own.at(-1),
    ArrowLeft: () => beside(at, -1, layout),
    ArrowRight: () => beside(at, 1, layout),
  };
  return goals[key]?.();
}

const placesIn = (column: FlowColumn | undefined, { boxes }: FlowLayout): number[] =>
  boxes.flatMap((box, place) => (box.column === column ? [place] : []));

/** The first node that a link leads to, or else the top of the next column. */
function beside(at: number, step: -1 | 1, layout: FlowLayout): number | undefined {
  const { boxes, bands } = layout;
  const box = boxes[at];
  const linked = bands.flatMap(({ from, to }) => {
    const [here, there] = step === 1 ? [from, to] : [to, from];
    return here === box?.id ? boxes.findIndex(({ id }) => id === there) : [];
  });
  const column = box && FLOW_COLUMNS[FLOW_COLUMNS.indexOf(box.column) + step];
  return linked.length > 0 ? Math.min(...linked) : placesIn(column, layout)[0];
}
