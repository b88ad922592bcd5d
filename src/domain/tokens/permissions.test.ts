import fc from 'fast-check';
import { comparePermissions, covers, type HeldPermissions, pluginFeatures, PROVIDER_FEATURES } from './permissions';

const PROVIDER = Object.values(PROVIDER_FEATURES);

const DOCUMENTED: HeldPermissions = {
  'org.users:read': ['users:*'],
  'org.users:write': ['users:*'],
  'org.users:add': ['users:*'],
  'org.users:remove': ['users:*'],
  'teams:read': ['teams:*'],
  'teams:write': ['teams:*'],
  'teams:delete': ['teams:*'],
  'teams:create': [''],
};

describe('a held scope', () => {
  it.each([
    ['*', 'users:*', true],
    ['users:*', 'users:*', true],
    ['users:id:*', 'users:*', true],
    ['folders:uid:*', 'folders:*', true],
    ['users:*', 'users:id:3', true],
    ['settings:*', 'settings:auth.scim:*', true],
    ['settings:auth.scim:*', 'settings:auth.scim:*', true],
    ['users:id:3', 'users:*', false],
    ['teams:*', 'users:*', false],
    ['settings:auth.saml:*', 'settings:auth.scim:*', false],
    ['settings:auth.scim:enabled', 'settings:auth.scim:*', false],
    ['user*', 'users:*', false],
    ['', 'users:*', false],
    ['permissions:type:delegate', 'permissions:type:delegate', true],
  ])('%s against %s: %s', (held, needed, expected) => {
    expect(covers(held, needed)).toBe(expected);
  });
});

describe('comparing with what the identity provider needs', () => {
  it('finds nothing where exactly the documented permissions are held', () => {
    expect(comparePermissions(DOCUMENTED, PROVIDER)).toEqual({ missing: [], superfluous: [] });
  });

  it.each(Object.keys(DOCUMENTED))('names %s when it is missing, with its feature', (action) => {
    const { [action]: scopes = [], ...rest } = DOCUMENTED;
    const { missing } = comparePermissions(rest, PROVIDER);
    const feature = action.startsWith('teams') ? PROVIDER_FEATURES.groupSync : PROVIDER_FEATURES.userSync;
    expect(missing).toEqual([{ feature, action, scopes: scopes.filter((scope) => scope !== '') }]);
  });

  it('takes what is held on one person only for missing', () => {
    const { missing } = comparePermissions({ ...DOCUMENTED, 'org.users:read': ['users:id:3'] }, PROVIDER);
    expect(missing.map(({ action }) => action)).toEqual(['org.users:read']);
  });

  it('lists what is not needed, in alphabetical order, and not what everybody holds', () => {
    const held = {
      ...DOCUMENTED,
      'orgs:write': [''],
      'folders:read': ['folders:uid:sharedwithme'],
      'dashboards:write': ['dashboards:*'],
    };
    expect(comparePermissions(held, PROVIDER).superfluous).toEqual(['dashboards:write', 'orgs:write']);
  });

  it('does not ask for a feature that is off, nor take its permissions for superfluous', () => {
    const userSync = [PROVIDER_FEATURES.userSync];
    expect(comparePermissions(DOCUMENTED, userSync, PROVIDER)).toEqual({ missing: [], superfluous: [] });
    expect(comparePermissions(DOCUMENTED, userSync).superfluous).toHaveLength(4);
  });

  it.each(['__proto__', 'constructor', 'toString'])('is not misled by an action named %s', (action) => {
    const feature = { id: 'x', title: 'x', needs: [{ action }] };
    expect(comparePermissions({}, [feature]).missing).toHaveLength(1);
  });
});

it('asks for roles and settings on Enterprise only', () => {
  const actions = (isEnterprise: boolean) =>
    pluginFeatures(isEnterprise).flatMap(({ needs }) => needs.map(({ action }) => action));
  expect(actions(false)).not.toContain('roles:read');
  expect(actions(false)).not.toContain('settings:read');
  expect(actions(true)).toEqual(expect.arrayContaining(['roles:read', 'settings:write', 'teams.roles:add']));
});

it('everything that is held is either needed or superfluous, and holding more never makes more missing', () => {
  const action = fc.constantFrom(...Object.keys(DOCUMENTED), 'orgs:write', 'roles:read');
  const scope = fc.constantFrom('*', 'users:*', 'users:id:3', 'teams:*', 'teams:id:*', '');
  const held = fc.dictionary(action, fc.array(scope, { maxLength: 3 }));
  fc.assert(
    fc.property(held, held, (some, more) => {
      const before = comparePermissions(some, PROVIDER);
      const after = comparePermissions(
        Object.fromEntries(
          [...Object.keys(some), ...Object.keys(more)].map((key) => [key, [...(some[key] ?? []), ...(more[key] ?? [])]])
        ),
        PROVIDER
      );
      const needed = PROVIDER.flatMap(({ needs }) => needs.map((need) => need.action));
      expect([...before.superfluous, ...Object.keys(some).filter((key) => needed.includes(key))].sort()).toEqual(
        Object.keys(some).sort()
      );
      expect(before.missing.map((entry) => entry.action)).toEqual(
        expect.arrayContaining(after.missing.map((entry) => entry.action))
      );
    })
  );
});
