import type { Entry } from '../Entry';
import { BY_HAND, REFUSED } from './retries';

const TEAM_API = 'https://github.com/grafana/grafana/blob/v12.4.0/pkg/services/team/teamapi';
const IAM = 'https://github.com/grafana/grafana/blob/v12.4.0/pkg/registry/apis/iam';
const MANAGE =
  'https://grafana.com/docs/grafana/v12.4/setup-grafana/configure-access/configure-scim-provisioning/manage-users-teams/';
const HAND = { anyone: BY_HAND };

const status = (code: number, message: string): string =>
  JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', message, code });

/** What Grafana refuses to do by hand to people and teams that SCIM made. */
export const PROVISIONED_ERRORS: readonly Entry[] = [
  {
    id: 'team.rename',
    title: 'A provisioned team keeps its name',
    marks: { phrases: ['team name cannot be changed for provisioned teams'] },
    example: '{"message":"Team name cannot be changed for provisioned teams"}',
    cause: 'The name comes from the group of the identity provider.',
    inGrafana: 'Nothing here; e-mail, roles, folder permissions and preferences may be changed.',
    atProvider: 'Rename the group.',
    retries: HAND,
    source: `${TEAM_API}/team.go`,
    place: 'groups',
  },
  {
    id: 'team.delete',
    title: 'A provisioned team cannot be deleted while group sync is on',
    marks: { phrases: ['cannot delete provisioned teams'] },
    example: '{"message":"Cannot delete provisioned teams"}',
    cause: 'group_sync_enabled is true in the configuration file, and SCIM made this team.',
    inGrafana: 'To remove all of them, switch group sync off first.',
    atProvider: 'Stop pushing the group, and let the provider delete it.',
    retries: HAND,
    source: MANAGE,
    place: 'settings',
  },
  {
    id: 'team.members',
    title: 'Members of a provisioned team are not changed by hand',
    marks: { phrases: ['team memberships cannot be updated for provisioned teams'] },
    example: '{"message":"Team memberships cannot be updated for provisioned teams"}',
    cause: 'Who is in it comes from the group of the identity provider.',
    inGrafana: 'Use another team for people whom the provider does not know.',
    atProvider: 'Change the members of the group.',
    retries: HAND,
    source: `${TEAM_API}/team_members.go`,
    place: 'groups',
  },
  {
    id: 'team.permissions',
    title: 'Who administers a provisioned team is not changed by hand',
    marks: { phrases: ['team permissions cannot be updated for provisioned teams'] },
    example: '{"message":"Team permissions cannot be updated for provisioned teams"}',
    cause: 'The team belongs to the identity provider.',
    inGrafana: 'Give rights to the team with rules on the Mapping page; they are not affected.',
    atProvider: 'Nothing.',
    retries: HAND,
    source: 'https://github.com/grafana/grafana/blob/v12.4.0/pkg/services/accesscontrol/resourcepermissions/api.go',
    place: 'groups',
  },
  {
    id: 'team.taken',
    title: 'A team of this name exists already',
    marks: { phrases: ['team name taken'] },
    example: '{"message":"Team name taken"}',
    cause: 'Names of teams are unique. A team that was made by hand stands where the group would make its own.',
    inGrafana: 'Rename or delete the other team; see the migration notes before you do.',
    atProvider: 'Or push the group under another name.',
    retries: REFUSED,
    source: `${TEAM_API}/team.go`,
    place: 'groups',
  },
  {
    id: 'org.externallySynced',
    title: 'The role comes from the sign-in',
    marks: { codes: ['org.externallySynced'], phrases: ['cannot change role for externally synced user'] },
    example:
      '{"statusCode":403,"messageId":"org.externallySynced","message":"Cannot change role for externally synced user"}',
    cause: 'Roles of the organisation come from SAML at each sign-in; SCIM does not assign them.',
    inGrafana: 'Change the role mapping of SAML, or switch role sync off for it.',
    atProvider: 'Put the person into the group that the role mapping names.',
    retries: HAND,
    source: 'https://github.com/grafana/grafana/blob/v12.4.0/pkg/services/org/model.go',
    place: 'people',
  },
  {
    id: 'user.external',
    title: 'People from outside are changed outside',
    marks: {
      phrases: ['cannot be updated for external users', 'cannot change grafana admin role for externally synced'],
    },
    example: '{"message":"User info cannot be updated for external Users"}',
    cause: 'Name, e-mail and login of this person come from the identity provider.',
    inGrafana: 'Nothing here.',
    atProvider: 'Change the profile of the person; it is pushed with the next update.',
    retries: HAND,
    source: MANAGE,
    place: 'people',
  },
  {
    id: 'iam.unprovision',
    title: 'Provisioned stays provisioned',
    marks: {
      phrases: ['provisioned user cannot be un-provisioned', 'provisioned teams cannot be updated to non-provisioned'],
    },
    example: status(403, 'users.iam.grafana.app "scim-1" is forbidden: provisioned user cannot be un-provisioned'),
    cause: 'A person or team that SCIM made cannot be turned into a local one.',
    inGrafana: 'Remove it and make a local one, if that is what is meant.',
    atProvider: 'Unassign the person first, or it will come back.',
    retries: HAND,
    source: `${IAM}/user/validate.go`,
    place: 'people',
  },
  {
    id: 'iam.service-only',
    title: 'Only a service may provision',
    marks: {
      phrases: [
        'only service users can provision a user',
        'only service users can verify email',
        'provisioned teams are only allowed for service accounts',
        'externaluid is only allowed for provisioned teams',
      ],
    },
    example: status(403, 'users.iam.grafana.app "ada" is forbidden: only service users can provision a user'),
    cause: 'Somebody tried to mark a person or a team as provisioned with their own session.',
    inGrafana: 'Leave it to SCIM, which uses the token of a service account.',
    atProvider: 'Assign the person to the app.',
    retries: HAND,
    source: `${IAM}/user/validate.go`,
  },
  {
    id: 'iam.admins-only',
    title: 'Only a server administrator may do this',
    marks: {
      phrases: [
        'only grafana admins can disable or enable a user',
        'only grafana admins can change grafana admin status',
        'only grafana admins can create grafana admins',
      ],
    },
    example: status(403, 'users.iam.grafana.app "ada" is forbidden: only grafana admins can disable or enable a user'),
    cause: 'Disabling people, and making server administrators, is not for administrators of an organisation.',
    inGrafana: 'Ask a server administrator.',
    atProvider: 'To take access away, unassign the person: SCIM then disables them.',
    retries: HAND,
    source: `${IAM}/user/validate.go`,
  },
  {
    id: 'iam.taken',
    title: 'Login or e-mail is taken',
    marks: { phrases: ["email '…' is already taken", "login '…' is already taken", 'is already taken'] },
    example: status(
      409,
      'Operation cannot be fulfilled on users.iam.grafana.app "ada": email \'ada@example.com\' is already taken'
    ),
    cause: 'Another person of this Grafana has the same login or e-mail.',
    inGrafana: 'Find both under Audit > People and keep one.',
    atProvider: 'Correct the e-mail or the userName.',
    retries: REFUSED,
    source: `${IAM}/user/validate.go`,
    place: 'people',
  },
  {
    id: 'iam.invalid',
    title: 'A person needs a login or an e-mail, and a role',
    marks: {
      phrases: [
        'user must have either login or email',
        'role is required',
        "invalid role '",
        'the team must have a title',
      ],
    },
    example: status(400, 'user must have either login or email'),
    cause: 'A required value is empty, or the role is none of None, Viewer, Editor and Admin.',
    inGrafana: 'Fill the value.',
    atProvider: 'Map userName and the work e-mail to something that everybody has.',
    retries: REFUSED,
    source: `${IAM}/user/validate.go`,
  },
];
