import { PRESETS, presetById } from '.';
import { CONSOLE_STAGES } from './preset';

/** RFC 7643: sections 3.1 (common) and 4.1 (User), attributes with the sub-attributes that a path may name. */
const RFC_7643: Readonly<Record<string, readonly string[]>> = {
  externalId: [],
  userName: [],
  displayName: [],
  nickName: [],
  profileUrl: [],
  title: [],
  userType: [],
  preferredLanguage: [],
  locale: [],
  timezone: [],
  active: [],
  password: [],
  name: ['formatted', 'familyName', 'givenName', 'middleName', 'honorificPrefix', 'honorificSuffix'],
  emails: ['value', 'display', 'type', 'primary'],
  phoneNumbers: ['value', 'display', 'type', 'primary'],
};
const PATH = /^(?<attribute>\w+)(?:\[(?<filtered>\w+) eq "\w+"\])?(?:\.(?<part>\w+))?$/;

it('has a preset for each provider that Grafana supports, and each id once', () => {
  const ids = PRESETS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(PRESETS.filter(({ isSupported }) => isSupported).map(({ id }) => id)).toEqual(['okta', 'entra']);
});

it.each([
  ['okta', 'Okta'],
  ['keycloak', undefined],
  [undefined, undefined],
])('finds %s', (id, name) => {
  expect(presetById(id)?.name).toBe(name);
});

describe.each(PRESETS.map((preset) => [preset.id, preset] as const))('%s', (_, { id }) => {
  const preset = presetById(id);
  if (!preset) {
    throw new Error(`no preset ${id}`);
  }

  it('maps attributes that RFC 7643 knows, each once', () => {
    const targets = preset.attributes.map(({ target }) => target);
    expect(new Set(targets).size).toBe(targets.length);
    for (const target of targets) {
      const { attribute = '', filtered, part } = PATH.exec(target)?.groups ?? {};
      const parts = RFC_7643[attribute];
      expect([target, parts !== undefined]).toEqual([target, true]);
      for (const name of [filtered, part].filter((one) => one !== undefined)) {
        expect(parts).toContain(name);
      }
    }
  });

  it('requires what Grafana cannot do without', () => {
    const required = preset.attributes.filter(({ isRequired }) => isRequired).map(({ target }) => target);
    expect(required).toEqual(
      expect.arrayContaining(['userName', 'externalId', 'emails[type eq "work"].value', 'active'])
    );
  });

  it('asks for the connector URL and the token, and names each field once', () => {
    const kinds = preset.fields.map(({ value }) => value.kind);
    expect(kinds).toEqual(expect.arrayContaining(['connector-url', 'token']));
    const names = preset.fields.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has something to do at each stage of the console', () => {
    for (const stage of CONSOLE_STAGES) {
      expect([stage, preset.console[stage].length]).not.toEqual([stage, 0]);
    }
    expect(preset.test.sends).not.toHaveLength(0);
  });

  it('gives a source for each quirk and for its silence', () => {
    expect(preset.quirks).not.toHaveLength(0);
    for (const { source } of [...preset.quirks, preset.samlClaim.quirk ?? preset.silence, preset.silence]) {
      expect(new URL(source).protocol).toBe('https:');
    }
  });

  it('says what it means not to be supported, and only then', () => {
    expect(preset.support !== undefined).toBe(!preset.isSupported);
  });
});

it('takes the SAML claim from where externalId comes from', () => {
  const source = (id: string) => presetById(id)?.attributes.find(({ target }) => target === 'externalId')?.source;
  expect(source('okta')).toBe(presetById('okta')?.samlClaim.value);
  expect(`user.${source('entra')?.toLowerCase()}`).toBe(presetById('entra')?.samlClaim.value);
});
