import { t } from '@grafana/i18n';
import type { Grant, Organisation } from '../../domain/organisation/organisation';

/** Names for uids; a uid that nothing is known of stands for itself. */
export interface Names {
  team(uid: string): string;
  role(uid: string): string;
  /** Titles from the top. */
  folder(uid: string): string;
  group(id: string): string;
  person(uid: string): string;
}

const DEEPEST = 20;

/** Looks names up in what has been read so far. */
export function namesOf({ people, teams, groups, folders, roles }: Partial<Organisation>): Names {
  const folderByUid = new Map(folders?.map((folder) => [folder.uid, folder]));
  const folder = (uid: string, depth = 0): string => {
    const found = folderByUid.get(uid);
    if (!found) {
      return uid;
    }
    return found.parentUid === undefined || depth > DEEPEST
      ? found.title
      : `${folder(found.parentUid, depth + 1)} / ${found.title}`;
  };
  return {
    team: lookUp(
      teams,
      ({ uid }) => uid,
      ({ name }) => name
    ),
    role: lookUp(
      roles,
      ({ uid }) => uid,
      ({ name }) => name
    ),
    group: lookUp(
      groups,
      ({ id }) => id,
      ({ displayName }) => displayName
    ),
    person: lookUp(
      people,
      ({ uid }) => uid,
      ({ name, login }) => name || login
    ),
    folder,
  };
}

/** What a grant gives, without to whom. */
export function grantText(grant: Grant, names: Names): string {
  return grant.kind === 'role'
    ? names.role(grant.roleUid)
    : t('mapping.grant.folder', '{{permission}} on {{folder}}', {
        permission: grant.permission,
        folder: names.folder(grant.folderUid),
        interpolation: { escapeValue: false },
      });
}

function lookUp<T>(
  items: readonly T[] | undefined,
  keyOf: (item: T) => string,
  nameOf: (item: T) => string
): (key: string) => string {
  let byKey: Map<string, T> | undefined;
  return (key) => {
    byKey ??= new Map(items?.map((item) => [keyOf(item), item]));
    const found = byKey.get(key);
    return found ? nameOf(found) : key;
  };
}
