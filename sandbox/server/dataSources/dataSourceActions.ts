const of = (resource: string, verbs: string): string[] => verbs.split(' ').map((verb) => `${resource}:${verb}`);

const QUERY = of('datasources', 'read query');
const EDIT = [...QUERY, ...of('datasources', 'write delete')];

/** What each level on a data source grants, strongest first (docs/decisions/0006). */
export const DATA_SOURCE_LEVELS = {
  Admin: [...EDIT, ...of('datasources.permissions', 'read write')],
  Edit: EDIT,
  Query: QUERY,
} as const;

export const dataSourceScope = (uid: string): string => `datasources:uid:${uid}`;
