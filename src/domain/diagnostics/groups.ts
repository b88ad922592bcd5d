import type { GroupsFact } from './facts';
import { unknown, type Verdict } from './verdict';

/** Where SCIM could not be asked, teams stand in for the groups, and questions about groups have no answer. */
export const standInGroups = ({ source }: GroupsFact): Verdict | undefined =>
  source === 'scim' ? undefined : unknown('The groups could not be read from SCIM.');
