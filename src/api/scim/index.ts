import { createGroup } from './createGroup';
import { createUser } from './createUser';
import { deleteGroup } from './deleteGroup';
import { deleteScimConfig } from './deleteScimConfig';
import { deleteUser } from './deleteUser';
import { getGroup } from './getGroup';
import { getScimConfig } from './getScimConfig';
import { getServiceProviderConfig } from './getServiceProviderConfig';
import { getUser } from './getUser';
import { listGroups } from './listGroups';
import { listUsers } from './listUsers';
import { patchGroup } from './patchGroup';
import { patchUser } from './patchUser';
import { putScimConfig } from './putScimConfig';
import { replaceGroup } from './replaceGroup';
import { replaceUser } from './replaceUser';

/** What is asked of Grafana's SCIM API group. */
export const scimOperations = [
  createGroup,
  createUser,
  deleteGroup,
  deleteScimConfig,
  deleteUser,
  getGroup,
  getScimConfig,
  getServiceProviderConfig,
  getUser,
  listGroups,
  listUsers,
  patchGroup,
  patchUser,
  putScimConfig,
  replaceGroup,
  replaceUser,
] as const;
