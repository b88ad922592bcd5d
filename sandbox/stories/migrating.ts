import { keepOldTeams } from './company/oldTeams';
import { tell } from './company/tell';
import { okta } from './dialects/okta';
import type { Story } from './Story';

export const migrating: Story = {
  name: 'migrating',
  title: 'The same company half-way from Team Sync to group sync',
  async start(world) {
    await tell(world, 'Okta', okta);
    await keepOldTeams(world);
  },
};
