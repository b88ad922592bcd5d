import fc from 'fast-check';
import { patchResource } from './patch';
import { ScimFault } from './ScimFault';
import { GROUP_TYPE, USER_TYPE } from './schema';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const patchOf = (...Operations: unknown[]) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations,
});

const user = () => ({
  userName: 'ada@example.test',
  name: { givenName: 'Ada', familyName: 'Okta' },
  active: true,
  emails: [{ type: 'work', value: 'ada@example.test', primary: true }],
  [ENTERPRISE]: { department: 'Engineering' },
});

const group = () => ({
  displayName: 'SRE',
  members: [{ value: 'u1' }, { value: 'u2:x' }, { value: 'u3' }],
});

const onUser = (...operations: unknown[]) => patchResource(USER_TYPE, user(), patchOf(...operations));
const onGroup = (...operations: unknown[]) => patchResource(GROUP_TYPE, group(), patchOf(...operations));
const membersAfter = (...operations: unknown[]) => {
  const { members } = onGroup(...operations);
  return Array.isArray(members) ? members.map((member: { value: string }) => member.value) : members;
};

describe('members', () => {
  it.each<[string, unknown, unknown]>([
    [
      'Remove with a value list (Entra)',
      { op: 'Remove', path: 'members', value: [{ value: 'u1' }, { value: 'u3' }] },
      ['u2:x'],
    ],
    ['Remove with one value', { op: 'Remove', path: 'members', value: { value: 'u1' } }, ['u2:x', 'u3']],
    [
      'Remove with display beside the value',
      { op: 'remove', path: 'members', value: [{ value: 'u1', display: 'Ada', $ref: 'x' }] },
      ['u2:x', 'u3'],
    ],
    ['remove by filter, a colon in the id', { op: 'remove', path: 'members[value eq "u2:x"]' }, ['u1', 'u3']],
    ['REMOVE by filter, path in another case', { op: 'REMOVE', path: 'MEMBERS[VALUE EQ "u1"]' }, ['u2:x', 'u3']],
    ['remove of somebody who is no member', { op: 'remove', path: 'members[value eq "nobody"]' }, ['u1', 'u2:x', 'u3']],
    ['remove of an empty list', { op: 'remove', path: 'members', value: [] }, ['u1', 'u2:x', 'u3']],
    ['remove whole', { op: 'remove', path: 'members' }, undefined],
    ['replace with nobody', { op: 'replace', path: 'members', value: [] }, []],
    ['replace with null', { op: 'replace', path: 'members', value: null }, []],
    ['replace', { op: 'replace', path: 'members', value: [{ value: 'u9' }] }, ['u9']],
    ['replace with one object', { op: 'replace', path: 'members', value: { value: 'u9' } }, ['u9']],
    [
      'Add, one known',
      { op: 'Add', path: 'members', value: [{ value: 'u1', display: 'Ada' }, { value: 'u4' }] },
      ['u1', 'u2:x', 'u3', 'u4'],
    ],
    ['add one object', { op: 'add', path: 'members', value: { value: 'u4' } }, ['u1', 'u2:x', 'u3', 'u4']],
    ['pathless add', { op: 'add', value: { members: [{ value: 'u3' }, { value: 'u4' }] } }, ['u1', 'u2:x', 'u3', 'u4']],
    [
      'a rename with the id in the value (Okta)',
      { op: 'replace', value: { id: 'g1', displayName: 'New' } },
      ['u1', 'u2:x', 'u3'],
    ],
    [
      'URN before the path',
      { op: 'remove', path: 'urn:ietf:params:scim:schemas:core:2.0:Group:members[value eq "u1"]' },
      ['u2:x', 'u3'],
    ],
  ])('%s', (_, operation, wanted) => {
    expect(membersAfter(operation)).toEqual(wanted);
  });

  it('are put back by a later operation of the same request', () => {
    expect(
      membersAfter({ op: 'remove', path: 'members' }, { op: 'add', path: 'members', value: [{ value: 'u7' }] })
    ).toEqual(['u7']);
  });
});

describe('a user', () => {
  it.each<[string, unknown, object]>([
    ['"False" as text', { op: 'Replace', path: 'active', value: 'False' }, { active: false }],
    ['pathless active as text', { op: 'replace', value: { active: 'fAlSe' } }, { active: false }],
    ['active in another case', { op: 'replace', path: 'Active', value: false }, { active: false }],
    [
      'a dotted key',
      { op: 'replace', value: { 'name.givenName': 'Bea' } },
      { name: { givenName: 'Bea', familyName: 'Okta' } },
    ],
    [
      'a URN key',
      { op: 'replace', value: { [`${ENTERPRISE}:employeeNumber`]: '7' } },
      { [ENTERPRISE]: { department: 'Engineering', employeeNumber: '7' } },
    ],
    [
      'an extension as an object',
      { op: 'replace', value: { [ENTERPRISE]: { costCenter: '9' } } },
      { [ENTERPRISE]: { department: 'Engineering', costCenter: '9' } },
    ],
    [
      'a manager as text (Entra)',
      { op: 'Add', path: `${ENTERPRISE}:manager`, value: 'm1' },
      { [ENTERPRISE]: { department: 'Engineering', manager: { value: 'm1' } } },
    ],
    [
      'part of a complex attribute',
      { op: 'replace', path: 'name', value: { familyName: 'New' } },
      { name: { givenName: 'Ada', familyName: 'New' } },
    ],
    [
      'an element by filter',
      { op: 'Replace', path: 'emails[type eq "work"].value', value: 'n@x.test' },
      { emails: [{ type: 'work', value: 'n@x.test', primary: true }] },
    ],
    [
      'an element that is not there yet',
      { op: 'Add', path: 'phoneNumbers[type eq "mobile"].value', value: '1' },
      { phoneNumbers: [{ type: 'mobile', value: '1' }] },
    ],
    ['a sub-attribute taken away', { op: 'remove', path: 'name.givenName' }, { name: { familyName: 'Okta' } }],
    ['an extension taken away', { op: 'remove', path: `${ENTERPRISE}:department` }, { userName: 'ada@example.test' }],
    ['an unknown attribute', { op: 'Add', path: 'shoeSize', value: '43' }, user()],
    ['an unknown extension', { op: 'Add', path: 'urn:example:2.0:User:shoeSize', value: '43' }, user()],
    ['a password', { op: 'replace', path: 'password', value: 'secret' }, user()],
  ])('takes %s', (_, operation, wanted) => {
    expect(onUser(operation)).toMatchObject(wanted);
  });

  it('never gets a key that the schema does not know', () => {
    const patched = onUser({ op: 'add', value: { __proto__x: 1, 'name.constructor': 'x', shoeSize: 43 } });
    expect(patched).toEqual(user());
    expect(onUser(JSON.parse('{"op":"add","value":{"__proto__":{"polluted":true}}}'))).toEqual(user());
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});

describe('a request that cannot be', () => {
  it.each<[string, unknown, string]>([
    ['no operation', patchOf(), 'invalidSyntax'],
    ['another schema', { schemas: ['x'], Operations: [{ op: 'add', path: 'title', value: 'x' }] }, 'invalidSyntax'],
    ['no body', undefined, 'invalidSyntax'],
    ['an operation that is none', patchOf('x'), 'invalidSyntax'],
    ['an unknown verb', patchOf({ op: 'move', path: 'title', value: 'x' }), 'invalidSyntax'],
    ['no verb', patchOf({ path: 'title', value: 'x' }), 'invalidSyntax'],
    ['remove without a path', patchOf({ op: 'remove' }), 'noTarget'],
    ['add without a value', patchOf({ op: 'add', path: 'title' }), 'invalidValue'],
    ['a value that is no object without a path', patchOf({ op: 'replace', value: 'x' }), 'invalidValue'],
    ['a path that is a number', patchOf({ op: 'replace', path: 7, value: 'x' }), 'invalidPath'],
    ['a path that cannot be read', patchOf({ op: 'replace', path: 'emails[', value: 'x' }), 'invalidPath'],
    [
      'a filter on a single value',
      patchOf({ op: 'replace', path: 'name[givenName eq "Ada"]', value: {} }),
      'invalidPath',
    ],
    ['a filter that cannot be read', patchOf({ op: 'remove', path: 'emails[type is "work"]' }), 'invalidFilter'],
    [
      'a filter that nothing meets and that says no element',
      patchOf({ op: 'replace', path: 'emails[type co "x"].value', value: 'y' }),
      'noTarget',
    ],
    ['id', patchOf({ op: 'replace', path: 'id', value: 'x' }), 'mutability'],
    ['groups', patchOf({ op: 'add', path: 'groups', value: [{ value: 'g' }] }), 'mutability'],
    ['active that is neither', patchOf({ op: 'replace', path: 'active', value: 'maybe' }), 'invalidValue'],
    ['a number for a text', patchOf({ op: 'replace', path: 'title', value: 7 }), 'invalidValue'],
    [
      'an element that is no object',
      patchOf({ op: 'replace', path: 'emails[type eq "work"]', value: 'x' }),
      'invalidValue',
    ],
  ])('is refused: %s', (_, body, scimType) => {
    expect(() => patchResource(USER_TYPE, user(), body)).toThrow(
      expect.objectContaining({ constructor: ScimFault, status: 400, scimType })
    );
  });
});

describe('for any operations', () => {
  const id = fc.constantFrom('u1', 'u2:x', 'u3', 'u4', 'u5');
  const elements = fc.array(
    id.map((value) => ({ value })),
    { maxLength: 4 }
  );
  const fine = fc.oneof(
    elements.map((value) => ({ op: 'Add', path: 'members', value })),
    elements.map((value) => ({ op: 'Remove', path: 'members', value })),
    id.map((value) => ({ op: 'remove', path: `members[value eq "${value}"]` })),
    elements.map((value) => ({ op: 'replace', path: 'members', value })),
    fc.string({ minLength: 1 }).map((displayName) => ({ op: 'replace', value: { displayName } }))
  );
  const broken = fc.constantFrom(
    { op: 'remove' },
    { op: 'replace', path: 'displayName', value: 7 },
    { op: 'replace', path: 'id', value: 'x' },
    { op: 'boom', path: 'members' }
  );

  it('a failing one leaves the resource as it was', () => {
    fc.assert(
      fc.property(fc.array(fine), broken, fc.array(fine), (before, bad, after) => {
        const resource = group();
        expect(() => patchResource(GROUP_TYPE, resource, patchOf(...before, bad, ...after))).toThrow(ScimFault);
        expect(resource).toEqual(group());
      })
    );
  });

  it('nobody is a member twice, and one request does what single ones do', () => {
    fc.assert(
      fc.property(fc.array(fine, { minLength: 1 }), (operations) => {
        const atOnce = patchResource(GROUP_TYPE, group(), patchOf(...operations));
        const oneByOne = operations.reduce(
          (resource: Record<string, unknown>, operation) => patchResource(GROUP_TYPE, resource, patchOf(operation)),
          group()
        );
        expect(atOnce['members'] ?? []).toEqual(oneByOne['members'] ?? []);
        const values = JSON.stringify(atOnce['members'] ?? []).match(/"u\d[^"]*"/g) ?? [];
        expect(new Set(values).size).toBe(values.length);
      })
    );
  });
});
