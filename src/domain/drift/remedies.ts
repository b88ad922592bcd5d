import type { DifferenceKind } from './difference';

const REMEDIES: Partial<Record<DifferenceKind, string>> = {
  'team-missing':
    'Push the group again from the identity provider: group sync makes the team again, and the next plan gives it what the rules say. If the group is gone for good, take it out of the rules.',
  'team-renamed':
    'Rename the group back at the identity provider, or put the new name into the rules before you apply the next plan: it takes access away where no rule matches the group any more.',
  'team-not-provisioned':
    'Only the identity provider can make it a provisioned team again: turn group sync on (Configuration, Settings) and push the group again. Until then nobody keeps its members up to date.',
  'member-added-by-hand':
    'Members of provisioned teams are left to the identity provider: add the person to the group there, or take them out of the team in Grafana (Administration, Users and access, Teams).',
  'folder-missing':
    'Its permissions went with it. Make the folder again as the rules name it, by path or by uid, and the next plan gives the access again. If it is gone for good, take it out of the rules.',
  'role-missing':
    'Whoever held it does not any more. Make the role again as the rules name it, by name or by uid, and the next plan gives it again. If it is gone for good, take it out of the rules.',
  'data-source-missing':
    'Its permissions went with it. Add the data source again as the rules name it, by name or by uid, and the next plan gives the access again. If it is gone for good, take it out of the rules.',
};

/** What puts a difference right that no plan of its own can; undefined for access, which a plan reverts. */
export const remedyOf = (kind: DifferenceKind): string | undefined => REMEDIES[kind];
