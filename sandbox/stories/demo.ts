import { tell } from './company/tell';
import { okta } from './dialects/okta';
import type { Story } from './Story';

export const demo: Story = {
  name: 'demo',
  title: 'About 60 people and 12 groups from Okta, with things worth finding',
  start: (world) => tell(world, 'Okta', okta),
};
