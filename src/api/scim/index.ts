import { getScimConfig } from './getScimConfig';
import { listGroups } from './listGroups';
import { putScimConfig } from './putScimConfig';

/** What is asked of Grafana's SCIM API group. */
export const scimOperations = [listGroups, getScimConfig, putScimConfig] as const;
