import { activePage, isDenied, mayOpen, navPages } from './navigation';

type Meta = Parameters<typeof navPages>[0];
type User = Parameters<typeof mayOpen>[1];
type Include = Parameters<typeof mayOpen>[0];

const aUser = (user: Partial<User> = {}): User => ({ isGrafanaAdmin: false, orgRole: '', permissions: {}, ...user });
const anInclude = (include: Partial<Include> = {}) =>
  ({ type: 'page', name: 'Mapping', path: '/a/x/mapping', addToNav: true, ...include }) as Include;
const aMeta = (...includes: Include[]) => ({ includes }) as Meta;
const role = (name: string) => name as User['orgRole'];

test.each([
  ['the action, whatever the role', { action: 'x:read' }, { permissions: { 'x:read': true } }, true],
  ['no action, though server administrator', { action: 'x:read' }, { isGrafanaAdmin: true }, false],
  ['the role itself', { role: role('Editor') }, { orgRole: role('Editor') }, true],
  ['a higher role', { role: role('Viewer') }, { orgRole: role('Admin') }, true],
  ['a lower role', { role: role('Admin') }, { orgRole: role('Editor') }, false],
  ['a server administrator without a role', { role: role('Admin') }, { isGrafanaAdmin: true }, true],
  ['nothing asked, a Viewer', {}, { orgRole: role('Viewer') }, true],
  ['nothing asked, no role', {}, {}, false],
] as Array<[string, Partial<Include>, Partial<User>, boolean]>)('%s', (_name, include, user, expected) => {
  expect(mayOpen(anInclude(include), aUser(user))).toBe(expected);
});

test('the menu has the pages that this person may open and that want to be there', () => {
  const meta = aMeta(
    anInclude({ name: 'One', path: '/a/x', action: 'x:read' }),
    anInclude({ name: 'Hidden', action: 'x:read', addToNav: false }),
    anInclude({ name: 'Other', action: 'x:write' }),
    anInclude({ name: 'Board', type: 'dashboard' as Include['type'], action: 'x:read' })
  );
  expect(navPages(meta, aUser({ permissions: { 'x:read': true } }))).toEqual([{ name: 'One', path: '/a/x' }]);
  expect(navPages(aMeta(), aUser())).toEqual([]);
});

test('only an exact path is denied, as in Grafana', () => {
  const meta = aMeta(anInclude({ action: 'x:read' }));
  expect(isDenied(meta, '/a/x/mapping', aUser())).toBe(true);
  expect(isDenied(meta, '/a/x/mapping/rules', aUser())).toBe(false);
  expect(isDenied(meta, '/a/x/mapping', aUser({ permissions: { 'x:read': true } }))).toBe(false);
});

test('the longest path wins', () => {
  const pages = [
    { name: 'Overview', path: '/a/x' },
    { name: 'Mapping', path: '/a/x/mapping' },
  ];
  expect(activePage(pages, '/a/x/mapping/rules')?.name).toBe('Mapping');
  expect(activePage(pages, '/a/x/mappings')?.name).toBe('Overview');
  expect(activePage(pages, '/a/xyz')).toBeUndefined();
});
