const GRAFANA = 'https://grafana.com/docs/grafana/v12.4';
const SCIM = `${GRAFANA}/setup-grafana/configure-access/configure-scim-provisioning`;
const CODE = 'https://github.com/grafana/grafana/blob/v12.4.0';
const RFC7643 = 'https://www.rfc-editor.org/rfc/rfc7643';
const RFC7644 = 'https://www.rfc-editor.org/rfc/rfc7644';

/** Where the rules that checks apply are written down. */
export const SOURCES = {
  scim: `${SCIM}/`,
  peopleAndTeams: `${SCIM}/manage-users-teams/`,
  troubleshooting: `${SCIM}/troubleshooting/`,
  okta: `${SCIM}/configure-scim-with-okta/`,
  entra: `${SCIM}/configure-scim-with-entraid/`,
  saml: `${GRAFANA}/setup-grafana/configure-access/configure-authentication/saml/`,
  serviceAccounts: `${GRAFANA}/administration/service-accounts/`,
  licence: `${GRAFANA}/administration/enterprise-licensing/`,
  configuration: `${GRAFANA}/setup-grafana/configure-grafana/`,
  namespaces: `${GRAFANA}/developers/http_api/apis/`,
  security: 'https://grafana.com/security/security-advisories/cve-2025-41115/',
  toggles: `${CODE}/pkg/services/featuremgmt/manager.go`,
  userSync: `${CODE}/pkg/services/authn/authnimpl/sync/user_sync.go`,
  teamGuards: `${CODE}/pkg/services/team/teamapi/team.go`,
  dynamicSettings: `${CODE}/pkg/services/scimutil/scim_util.go`,
  iniOverrides: `${CODE}/pkg/setting/setting.go`,
  teamBindings: `${CODE}/pkg/services/team/teamapi/team_members.go`,
  externalId: `${RFC7643}#section-3.1`,
  groupResource: `${RFC7643}#section-4.2`,
  userResource: `${RFC7643}#section-4.1`,
  listResponse: `${RFC7644}#section-3.4.2`,
  mapping: 'https://yaml.org/spec/1.2.2/',
  entraCycle: 'https://learn.microsoft.com/entra/identity/app-provisioning/how-provisioning-works',
  /** Each grant is a request of its own. */
  grants: `${GRAFANA}/developers/http_api/access_control/`,
} as const;
