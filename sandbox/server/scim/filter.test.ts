import { parseFilter, parseValueFilter } from './filter';
import { ScimFault } from './ScimFault';
import { GROUP_TYPE, USER_SCHEMA, USER_TYPE } from './schema';
import { named } from './attributes';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const ada = {
  id: 'scim-1',
  externalId: 'Ext:1',
  userName: 'Ada@Example.test',
  displayName: 'Ada Okta',
  name: { givenName: 'Ada', familyName: 'Okta' },
  active: true,
  emails: [
    { type: 'home', value: 'ada@home.test' },
    { type: 'work', value: 'ada@example.test', primary: true },
  ],
  meta: { lastModified: '2026-01-15T12:00:00Z' },
  [ENTERPRISE]: { department: 'Engineering', manager: { value: 'm1' } },
};

describe('a filter on users', () => {
  it.each([
    ['userName eq "ada@example.TEST"', true],
    ['USERNAME Eq "ada@example.test"', true],
    ['userName ne "ada@example.test"', false],
    ['nickName ne "x"', true],
    ['externalId eq "Ext:1"', true],
    ['externalId eq "ext:1"', false],
    ['id eq "SCIM-1"', false],
    ['displayName co "OKTA"', true],
    ['displayName sw "ada" and displayName ew "okta"', true],
    ['displayName eq "nobody" or active eq true', true],
    ['active eq "True"', true],
    ['active eq false', false],
    ['not (active eq true)', false],
    ['nickName pr', false],
    ['displayName pr', true],
    ['name.familyName eq "okta"', true],
    ['emails co "home.test"', true],
    ['emails.value eq "ada@example.test"', true],
    ['emails[type eq "work"].value eq "ada@example.test"', true],
    ['emails[type eq "work"].value eq "ada@home.test"', false],
    ['emails[type eq "work" and value ew "example.test"]', true],
    ['emails[type eq "other"]', false],
    ['(emails[type eq "home"].value eq "ada@home.test") and active eq true', true],
    ['meta.lastModified gt "2026-01-15T11:59:59.999Z"', true],
    ['meta.lastModified ge "2026-01-15T13:00:00+01:00"', true],
    ['meta.lastModified lt "2026-01-15T12:00:00Z"', false],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName eq "ada@example.test"', true],
    [`${ENTERPRISE}:department eq "engineering"`, true],
    [`${ENTERPRISE}:manager.value eq "m1"`, true],
  ])('%s is %s', (text, wanted) => {
    expect(parseFilter(USER_TYPE, text).matches(ada)).toBe(wanted);
  });

  it.each([
    ['no operator', 'userName'],
    ['an unknown operator', 'userName is "x"'],
    ['no value', 'userName eq'],
    ['a bare word as the value', 'userName eq ada'],
    ['an unknown attribute', 'shoeSize eq "43"'],
    ['an unknown sub-attribute', 'name.nick eq "x"'],
    ['an unknown sub-attribute between brackets', 'emails[kind eq "work"]'],
    ['an ordering of booleans', 'active gt false'],
    ['a complex attribute without a value', 'name eq "x"'],
    ['an open bracket', 'emails[type eq "work"'],
    ['an attribute of groups', 'members.value eq "x"'],
    ['nothing', '   '],
  ])('is refused with %s', (_, text) => {
    expect(() => parseFilter(USER_TYPE, text)).toThrow(
      expect.objectContaining({ constructor: ScimFault, status: 400, scimType: 'invalidFilter' })
    );
  });

  it('tells what it cannot match without', () => {
    const wants = (text: string, path: string) => parseFilter(USER_TYPE, text).wants(path);
    expect(wants('userName eq "a" and active eq true', 'userName')).toBe('a');
    expect(wants('userName eq "a" or active eq true', 'userName')).toBeUndefined();
    expect(wants('not (userName eq "a")', 'userName')).toBeUndefined();
    expect(wants('userName co "a"', 'userName')).toBeUndefined();
    expect(wants('emails[type eq "work"].value eq "a@b.c"', 'emails.value')).toBe('a@b.c');
  });
});

describe('a filter on groups', () => {
  const group = { displayName: 'SRE', members: [{ value: 'scim-00u:1', display: 'Ada' }] };

  it.each([
    ['displayName eq "sre"', true],
    ['members eq "scim-00u:1"', true],
    ['members[value eq "scim-00u:1"]', true],
    ['members.value eq "SCIM-00U:1"', false],
  ])('%s is %s', (text, wanted) => {
    expect(parseFilter(GROUP_TYPE, text).matches(group)).toBe(wanted);
  });
});

describe('a filter between brackets', () => {
  const emails = named(USER_SCHEMA.attributes, 'emails');

  it('gives the element that would match when it is one equation', () => {
    expect(emails && parseValueFilter(emails, 'TYPE eq "work"').seed).toEqual({ type: 'work' });
    expect(emails && parseValueFilter(emails, 'type eq "work" and primary eq true').seed).toBeUndefined();
  });
});
