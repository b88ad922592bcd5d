import { gatherBy } from '../work/gatherBy';
import type { FlowLink } from './flowPicture';

const follow = (start: string, next: (id: string) => readonly string[]): Set<string> => {
  const met = new Set([start]);
  for (const id of met) {
    next(id).forEach((one) => met.add(one));
  }
  return met;
};

export interface FlowWays {
  /** Ids of the nodes that lie on a way through one node, itself included. */
  through(id: string): ReadonlySet<string>;
}

/** The whole ways of a picture: back to the groups, and on to what is held. */
export function flowWays(links: readonly FlowLink[]): FlowWays {
  const leaving = gatherBy(links, ({ from }) => from);
  const arriving = gatherBy(links, ({ to }) => to);
  return {
    through(id) {
      const onward = follow(id, (at) => (leaving.get(at) ?? []).map(({ to }) => to));
      const back = follow(id, (at) => (arriving.get(at) ?? []).map(({ from }) => from));
      return new Set([...onward, ...back]);
    },
  };
}
