import { tell } from './company/tell';
import { entra as dialect } from './dialects/entra';
import type { Story } from './Story';

export const entra: Story = {
  name: 'entra',
  title: 'The same company with Microsoft Entra ID',
  start: (world) => tell(world, 'Entra', dialect),
};
