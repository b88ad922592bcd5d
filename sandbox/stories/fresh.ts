import { timestamp } from '../server/clock';
import { installed } from './installed';
import type { Story } from './Story';

/** The recorded servers came out of one image: their administrator is as old as that. */
const IMAGE_BUILT_AT = '2026-11-22T07:11:00Z';

const earlier = (a: string, b: string): string => (a < b ? a : b);

export const fresh: Story = {
  name: 'fresh',
  title: 'A Grafana that was just installed',
  start: ({ sandbox }) => installed(sandbox, earlier(IMAGE_BUILT_AT, timestamp(sandbox.clock))),
};
