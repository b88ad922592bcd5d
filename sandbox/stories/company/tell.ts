import type { Connector, IdentityProvider, Member } from '../dialects/IdentityProvider';
import { local } from '../dialects/local';
import { installed } from '../installed';
import type { World } from '../Story';
import { backdate } from './backdate';
import { COMPANY, GROUPS, LEAVER, type Employee } from './company';
import { addServiceAccounts, buildOldGrafana, configureSaml, grantByHand } from './landscape';

/**
 * A company with about sixty people and twelve groups moves from local accounts to SCIM, and leaves things
 * behind that are worth finding. On OSS the same people and teams are local.
 */
export async function tell(
  world: World,
  provider: string,
  dialect: (connector: Connector) => IdentityProvider,
  people: readonly Employee[] = COMPANY
): Promise<void> {
  installed(world.sandbox);
  await buildOldGrafana(world);
  await addServiceAccounts(world, provider);
  await configureSaml(world, provider);
  await provision(world.sandbox.edition === 'oss' ? local(world) : dialect(world), people);
  await grantByHand(world);
  backdate(world, provider);
}

async function provision(identityProvider: IdentityProvider, people: readonly Employee[]): Promise<void> {
  const members: Member[] = [];
  for (const employee of [...people, LEAVER]) {
    members.push({ id: await identityProvider.assign(employee), employee });
  }
  for (const name of GROUPS) {
    await identityProvider.pushGroup(
      name,
      members.filter(({ employee }) => employee.groups.includes(name))
    );
  }
  const [promoted] = members;
  if (promoted) {
    await identityProvider.retitle?.(promoted.id, promoted.employee, 'Director of Reliability');
  }
  const leaver = members.find(({ employee }) => employee === LEAVER);
  if (leaver) {
    await identityProvider.deactivate(leaver.id, leaver.employee);
  }
}
