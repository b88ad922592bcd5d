import { t } from '@grafana/i18n';
import type { Grant, Organisation } from '../../domain/organisation/organisation';

/** Names for uids; a uid that nothing is known of stands for itself. */
export interface Names {
  team(uid: string): string;
  role(uid: string): string;
  /** Titles from the top. */
  folder(uid: string): string;
  dataSource(uid: string): string;
  group(id: string): string;
  person(uid: string): string;
}

const DEEPEST = 20;

/** Looks names up in what has been read so far. */
export function namesOf({ people, teams, groups, folders, roles, dataSources }: Partial<Organisation>): Names {
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
    dataSource: lookUp(
      dataSources,
      ({ uid }) => uid,
      ({ name }) => name
    ),
  };
}

/** What a grant gives, without to whom. */
export function grantText(grant: Grant, names: Names): string {
  switch (grant.kind) {
    case 'role':
      return names.role(grant.roleUid);
    case 'folder':
      return t('mapping.grant.folder', '{{permission}} on {{folder}}', {
        permission: grant.permission,
        folder: names.folder(grant.folderUid),
        interpolation: { escapeValue: false },
      });
    case 'datasource':
      return t('mapping.grant.data-source', '{{permission}} on {{name}} (data source)', {
        permission: grant.permission,
        name: names.dataSource(grant.dataSourceUid),
        interpolation: { escapeValue: false },
      });
  }
}

/** What a grant, or a change of access, is about. */
export function nameOfTarget(target: NamedTarget, names: Names): string {
  switch (target.kind) {
    case 'role':
      return names.role(target.roleUid);
    case 'folder':
      return names.folder(target.folderUid);
    case 'datasource':
      return names.dataSource(target.dataSourceUid);
  }
}

type NamedTarget =
  | { kind: 'role'; roleUid: string }
  | { kind: 'folder'; folderUid: string }
  | { kind: 'datasource'; dataSourceUid: string };

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
