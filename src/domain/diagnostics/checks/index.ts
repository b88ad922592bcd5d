import type { Check } from '../Check';
import { accountDisabled } from './accountDisabled';
import { applyInterrupted } from './applyInterrupted';
import { cve202541115 } from './cve202541115';
import { disabledInTeams } from './disabledInTeams';
import { edition } from './edition';
import { emailCase } from './emailCase';
import { emailDuplicate } from './emailDuplicate';
import { endpoint } from './endpoint';
import { environmentVariables } from './environmentVariables';
import { externalIdDuplicate } from './externalIdDuplicate';
import { externalIdForm } from './externalIdForm';
import { externalIdMissing } from './externalIdMissing';
import { externalIdShort } from './externalIdShort';
import { groupDuplicate } from './groupDuplicate';
import { groupRuleNames } from './groupRuleNames';
import { groupSync } from './groupSync';
import { groupSyncGuard } from './groupSyncGuard';
import { groupTeamNames } from './groupTeamNames';
import { groupWithoutTeam } from './groupWithoutTeam';
import { licence } from './licence';
import { licenceExpiry } from './licenceExpiry';
import { lockout } from './lockout';
import { loginCase } from './loginCase';
import { loginForm } from './loginForm';
import { mappingValid } from './mappingValid';
import { namespaceForm } from './namespaceForm';
import { namespaceMatches } from './namespaceMatches';
import { numericUids } from './numericUids';
import { overPrivileged } from './overPrivileged';
import { pluginToken } from './pluginToken';
import { providerAccount } from './providerAccount';
import { providerSilence } from './providerSilence';
import { publicUrlHttps } from './publicUrlHttps';
import { publicUrlReachable } from './publicUrlReachable';
import { rejectWithoutUserSync } from './rejectWithoutUserSync';
import { samlClaim } from './samlClaim';
import { samlEnabled } from './samlEnabled';
import { samlLoginClaim } from './samlLoginClaim';
import { samlSignUp } from './samlSignUp';
import { scimToggle } from './scimToggle';
import { singleAdministrator } from './singleAdministrator';
import { supportedVersion } from './supportedVersion';
import { switchSource } from './switchSource';
import { takeOver } from './takeOver';
import { teamSyncConflict } from './teamSyncConflict';
import { tokenExpired } from './tokenExpired';
import { tokenExpiring } from './tokenExpiring';
import { tokenNeverUsed } from './tokenNeverUsed';
import { tokenNoExpiry } from './tokenNoExpiry';
import { tokenOld } from './tokenOld';
import { tokensSeveral } from './tokensSeveral';
import { tokenUnused } from './tokenUnused';
import { underPrivileged } from './underPrivileged';
import { unmanagedPeople } from './unmanagedPeople';
import { userSync } from './userSync';
import { wayIn } from './wayIn';

/** Every check there is, in the order in which trouble is best looked for. */
export const CHECKS = [
  edition,
  licence,
  licenceExpiry,
  supportedVersion,
  cve202541115,
  scimToggle,
  publicUrlHttps,
  publicUrlReachable,
  namespaceForm,
  namespaceMatches,
  endpoint,
  pluginToken,
  userSync,
  groupSync,
  switchSource,
  groupSyncGuard,
  environmentVariables,
  teamSyncConflict,
  rejectWithoutUserSync,
  lockout,
  samlEnabled,
  samlClaim,
  samlLoginClaim,
  samlSignUp,
  wayIn,
  loginForm,
  singleAdministrator,
  externalIdMissing,
  externalIdDuplicate,
  externalIdShort,
  externalIdForm,
  numericUids,
  emailDuplicate,
  emailCase,
  loginCase,
  takeOver,
  disabledInTeams,
  unmanagedPeople,
  providerAccount,
  accountDisabled,
  tokenExpired,
  tokenExpiring,
  tokenOld,
  tokenNoExpiry,
  tokenNeverUsed,
  tokenUnused,
  tokensSeveral,
  overPrivileged,
  underPrivileged,
  providerSilence,
  groupDuplicate,
  groupWithoutTeam,
  groupTeamNames,
  groupRuleNames,
  mappingValid,
  applyInterrupted,
] as const satisfies readonly Check[];
