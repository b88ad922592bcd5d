import { hostOf, isPrivateHost, schemeOf } from '../connection/publicUrl';
import { daysLeft } from '../tokens/tokenAge';
import type { SetUpFacts } from './facts';
import { hasExternalIdFlaw, isOlderThan } from './grafanaVersion';
import type { Unread } from './known';
import type { Requirement } from './setUpStep';

/** A requirement whose title is said by whoever asks. */
type Found = Omit<Requirement, 'title'>;

const LOOPBACK = /^(localhost|127\..*|::1?)$/;
const FIRST_VERSION = '12.0.0';
const WITHOUT_TOGGLE = '12.4.0';
const DAYS_OF_NOTICE = 30;

/** What has to be so before an identity provider can be set up, each told apart. */
export const requirements = (facts: SetUpFacts): Requirement[] => [
  { title: 'Grafana Enterprise or Grafana Cloud', ...edition(facts) },
  { title: 'Licence', ...licence(facts) },
  { title: 'Version of Grafana', ...version(facts) },
  { title: 'Feature toggle enableSCIM', ...toggle(facts) },
  { title: 'SCIM answers', ...scim(facts) },
  { title: 'Signing in with SAML', ...saml(facts) },
  { title: 'Identifier in SAML', ...claim(facts) },
  { title: 'Team Sync', ...teamSync(facts) },
  { title: 'Public address', ...address(facts) },
];

const unread = ({ why, isReading = false }: Unread): Found => ({
  state: 'unknown',
  evidence: isReading ? why : `Could not be read: ${why}`,
  isReading,
});

function edition({ isEnterprise, isCloud }: SetUpFacts): Found {
  if (!isEnterprise) {
    return {
      state: 'failed',
      isBlocking: true,
      evidence: 'This is Grafana OSS, which has no SCIM.',
      remedy: 'Install Grafana Enterprise with a licence, or use Grafana Cloud.',
    };
  }
  return { state: 'met', evidence: isCloud ? 'This is Grafana Cloud.' : 'This is Grafana Enterprise.' };
}

function licence({ licence: asked, isEnterprise, isCloud, nowMs }: SetUpFacts): Found {
  if (isCloud) {
    return { state: 'met', evidence: 'Grafana Cloud brings its own.' };
  }
  if (!isEnterprise) {
    return { state: 'failed', evidence: 'Grafana OSS has none.' };
  }
  if (!asked.known) {
    return { ...unread(asked), remedy: 'Look at Administration > General > Stats and license.' };
  }
  const { expiresAt } = asked.value;
  const days = expiresAt === undefined ? undefined : daysLeft(expiresAt, nowMs);
  if (expiresAt === undefined || days === undefined) {
    return { state: 'met', evidence: 'A licence is active; Grafana names no end.' };
  }
  const end = expiresAt.slice(0, 10);
  if (days < 0) {
    return {
      state: 'failed',
      isBlocking: true,
      evidence: `The licence ended on ${end}.`,
      remedy: 'Renew it, or provisioning and all else that is Enterprise stays off.',
    };
  }
  return days <= DAYS_OF_NOTICE
    ? { state: 'warning', evidence: `The licence ends on ${end}.`, remedy: 'Renew it in time: SCIM ends with it.' }
    : { state: 'met', evidence: `The licence lasts until ${end}.` };
}

function version({ version: own }: SetUpFacts): Found {
  const isTooOld = isOlderThan(own, FIRST_VERSION);
  if (isTooOld === undefined) {
    return { state: 'unknown', evidence: `“${own}” is no version that can be understood.` };
  }
  if (isTooOld) {
    return {
      state: 'failed',
      isBlocking: true,
      evidence: `Grafana ${own} has no SCIM: it came with 12.0.`,
      remedy: 'Upgrade to 12.4 or newer.',
    };
  }
  return hasExternalIdFlaw(own)
    ? {
        state: 'failed',
        evidence: `Grafana ${own} has the flaw CVE-2025-41115: with user sync on, a numeric externalId can make one person another.`,
        remedy: 'Upgrade before you switch user sync on: to 12.4, or at least to the security release of this version.',
      }
    : { state: 'met', evidence: `Grafana ${own}.` };
}

function toggle({ version: own, isScimToggleOn }: SetUpFacts): Found {
  const isNeeded = isOlderThan(own, WITHOUT_TOGGLE);
  if (isNeeded === false) {
    return { state: 'met', evidence: 'Not needed since 12.4.' };
  }
  if (isScimToggleOn) {
    return { state: 'met', evidence: 'It is on.' };
  }
  const remedy = 'Put enableSCIM = true into [feature_toggles] of the configuration file and restart Grafana.';
  return isNeeded === undefined
    ? { state: 'unknown', evidence: 'Whether this version needs it cannot be told.', remedy }
    : { state: 'failed', isBlocking: true, evidence: `It is off, and Grafana ${own} needs it.`, remedy };
}

function scim({ switches, isEnterprise }: SetUpFacts): Found {
  if (!isEnterprise) {
    return { state: 'failed', evidence: 'Grafana OSS has none.' };
  }
  if (!switches.known) {
    return unread(switches);
  }
  return switches.value.isAvailable
    ? { state: 'met', evidence: 'The SCIM settings of this organisation could be asked for.' }
    : {
        state: 'failed',
        isBlocking: true,
        evidence: 'Grafana answers as if it had no SCIM.',
        remedy: 'Look at the licence, the version and the toggle above. One of them leaves it out.',
      };
}

function saml({ isSamlEnabled }: SetUpFacts): Found {
  return isSamlEnabled
    ? { state: 'met', evidence: 'SAML is on.' }
    : {
        state: 'failed',
        evidence: 'SAML is off. People whom SCIM makes can sign in with SAML only.',
        remedy: 'Set SAML up under Administration > Authentication, with the same identity provider.',
      };
}

function claim({ externalUidClaim: asked, preset }: SetUpFacts): Found {
  if (!asked.known) {
    return unread(asked);
  }
  return asked.value === ''
    ? {
        state: 'warning',
        evidence: 'assertion_attribute_external_uid is not set.',
        remedy: `Set it to userUID in the SAML settings, and let ${preset.name} send a claim of that name. Else nobody who was provisioned can sign in.`,
      }
    : { state: 'met', evidence: `Grafana reads the claim “${asked.value}”.` };
}

function teamSync({ teamSync: asked, switches }: SetUpFacts): Found {
  if (!asked.known) {
    return { ...unread(asked), remedy: 'Look at the tab External group sync of your teams.' };
  }
  const teams = asked.value;
  if (teams.length === 0) {
    return { state: 'met', evidence: 'No team is filled by it.' };
  }
  const names = `${teams.slice(0, 3).join(', ')}${teams.length > 3 ? ` and ${teams.length - 3} more` : ''}`;
  const isGroupSyncOn = switches.known && switches.value.groupSync === true;
  return {
    state: isGroupSyncOn ? 'failed' : 'warning',
    evidence: `It fills ${teams.length} ${teams.length === 1 ? 'team' : 'teams'}: ${names}.`,
    remedy: isGroupSyncOn
      ? 'Group sync is on as well, and Grafana allows only one of the two. Remove the external groups of these teams, or switch group sync off.'
      : 'User sync may go with it. Remove the external groups of these teams before you switch group sync on.',
  };
}

function address({ appUrl, preset }: SetUpFacts): Found {
  const host = hostOf(appUrl);
  if (host === undefined) {
    return { state: 'unknown', evidence: `“${appUrl}” is no address that can be understood.`, remedy: ROOT_URL };
  }
  if (isPrivateHost(host)) {
    const where = LOOPBACK.test(host) ? 'on this machine only' : 'in its own network only';
    return {
      state: 'warning',
      evidence: `${appUrl} works ${where}; ${preset.name} cannot reach it.`,
      remedy: ROOT_URL,
    };
  }
  return schemeOf(appUrl) === 'https'
    ? {
        state: 'met',
        evidence: `${appUrl} is encrypted and not local. Only the test below shows that it can be reached.`,
      }
    : {
        state: 'warning',
        evidence: `${appUrl} is not encrypted, so the token would be readable on its way.`,
        remedy: 'Serve Grafana over https, and set root_url in [server] to that address.',
      };
}

const ROOT_URL = 'Set root_url in [server] of the configuration file to the address that people use.';
