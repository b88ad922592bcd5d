import { installed } from './installed';
import type { Story } from './Story';

export const fresh: Story = {
  name: 'fresh',
  title: 'A Grafana that was just installed',
  start: ({ sandbox }) => installed(sandbox),
};
