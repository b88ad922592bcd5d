import type { Retry } from '../Entry';

/** https://help.okta.com/oie/en-us/Content/Topics/Provisioning/lcm/troubleshooting.htm */
export const OKTA_TASK: Retry = {
  will: 'no',
  words:
    'Okta does not send it again by itself. It waits under Dashboard > Tasks: remove the cause, then choose Retry Selected.',
};

/** https://help.okta.com/en-us/Content/Topics/users-groups-profiles/usgp-group-push-troubleshoot.htm */
export const OKTA_GROUP_PUSH: Retry = {
  will: 'no',
  words: 'Okta keeps the group under Push Groups > Errors. Remove the cause, then choose Retry All Groups.',
};

/** https://developer.okta.com/docs/concepts/scim/ */
export const OKTA_RATE_LIMIT: Retry = {
  will: 'yes',
  words:
    'Okta waits as long as Retry-After says (whole seconds only), doubles the wait each time and gives up after 10 tries.',
};

/** https://developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20/ */
export const OKTA_SERVER_ERROR: Retry = {
  will: 'unknown',
  words:
    'Okta does not document it. A deactivation that failed this way was seen to be tried only once, which leaves the person active in Grafana: look under Dashboard > Tasks.',
};

/** https://learn.microsoft.com/entra/identity/app-provisioning/how-provisioning-works#errors-and-retries */
export const ENTRA_CYCLE: Retry = {
  will: 'yes',
  words:
    'Entra tries again in the next cycle, about every 40 minutes, then less and less often until the cause is removed.',
};

/** https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-quarantine-status */
export const ENTRA_QUARANTINE: Retry = {
  will: 'depends',
  words:
    'Entra puts the whole job into quarantine: it tries after 6, 12 and 24 hours, then once a day, and switches the job off after 28 days.',
};

export const ENTRA_NOTHING_FAILED: Retry = {
  will: 'no',
  words: 'Nothing failed, so there is nothing to try again. Entra looks at the person again in each cycle.',
};

export const SIGN_IN: Retry = {
  will: 'no',
  words: 'This is a sign-in, not provisioning: the person signs in again once the cause is removed.',
};

export const BY_HAND: Retry = {
  will: 'no',
  words: 'Somebody did this by hand or with a tool of their own. Identity providers are not concerned.',
};

/** What the identity provider cannot put right by sending the same once more. */
export const REFUSED = { okta: OKTA_TASK, entra: ENTRA_CYCLE };

/** Credentials and addresses: everything fails, so Entra stops the job. */
export const ALL_FAIL = { okta: OKTA_TASK, entra: ENTRA_QUARANTINE };

/** The server could not answer now. */
export const SERVER_FAILED = { okta: OKTA_SERVER_ERROR, entra: ENTRA_CYCLE };
