/** Who the demo stories let in; each name is its own password. */
export const personas = [
  { login: 'admin', password: 'admin', title: 'Administrator' },
  { login: 'editor', password: 'editor', title: 'Editor' },
  { login: 'viewer', password: 'viewer', title: 'Viewer' },
] as const;

export type Persona = (typeof personas)[number]['login'];
