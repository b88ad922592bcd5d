import { describeDataSourcePermissions } from '../grafana/describeDataSourcePermissions';
import { getAdminSettings } from '../grafana/getAdminSettings';
import { getOwnPermissions } from '../grafana/getOwnPermissions';
import { listDataSourceGrants } from '../grafana/listDataSourceGrants';
import { listDataSources } from '../grafana/listDataSources';
import { listFolderGrants } from '../grafana/listFolderGrants';
import { listRoles } from '../grafana/listRoles';
import { searchFolders } from '../grafana/searchFolders';
import { searchOrgUsers } from '../grafana/searchOrgUsers';
import { searchCountedTeams } from '../grafana/searchTeams';
import { getScimConfig } from '../scim/getScimConfig';
import { listGroups } from '../scim/listGroups';
import { ofPeer } from './ofPeer';

/** Reads that are the same on every Grafana. */
export const peerReads = {
  adminSettings: ofPeer(getAdminSettings),
  permissions: ofPeer(getOwnPermissions),
  folderGrants: ofPeer(listFolderGrants),
  dataSourceGrants: ofPeer(listDataSourceGrants),
  dataSourcePermissions: ofPeer(describeDataSourcePermissions),
  dataSources: ofPeer(listDataSources),
  roles: ofPeer(listRoles),
  folders: ofPeer(searchFolders),
  people: ofPeer(searchOrgUsers),
  teams: ofPeer(searchCountedTeams),
  scimConfig: ofPeer(getScimConfig),
  groups: ofPeer(listGroups),
} as const;
