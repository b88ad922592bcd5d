import type { OrgRole } from '../../../src/domain/organisation/organisation';

/** Who asks. `id` is the numeric id in Grafana's table of people and service accounts. */
export type Principal =
  | { kind: 'anonymous' }
  | {
      kind: 'user';
      id: number;
      uid: string;
      login: string;
      email: string;
      name: string;
      /** Undefined: not a member of the organisation. */
      orgRole: OrgRole | undefined;
      isGrafanaAdmin: boolean;
      /** Teams when the identity was read; Grafana keeps it for some seconds. */
      teamIds: readonly number[];
    }
  | {
      kind: 'serviceAccount';
      id: number;
      uid: string;
      login: string;
      name: string;
      orgRole: OrgRole;
      isGrafanaAdmin: boolean;
      tokenId: number;
    };

/** As people see it in messages: the name, else the login. */
export const displayName = (principal: Principal): string =>
  principal.kind === 'anonymous' ? '' : principal.name || principal.login;
