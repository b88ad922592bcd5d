import { COMPANY } from './company/company';
import { tell } from './company/tell';
import { makeTrouble, mismapped } from './company/trouble';
import { okta } from './dialects/okta';
import type { Story } from './Story';

const AWAY = ['Finance', 'Product'];

export const troubled: Story = {
  name: 'troubled',
  title: 'The same company with something wrong wherever something can be',
  async start(world) {
    const people = COMPANY.filter(({ department }) => !AWAY.includes(department));
    await tell(world, 'Okta', (connector) => okta(mismapped(connector)), people);
    await makeTrouble(world);
  },
};
