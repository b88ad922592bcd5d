import fc from 'fast-check';
import { parse } from 'yaml';
import { CODE_FORMATS } from '.';
import type { Choices } from './choices';
import { environment } from './environment';
import { grafanaIni } from './grafanaIni';
import { provisioning } from './provisioning';
import { hclString, terraform } from './terraform';

const choices = (partial: Partial<Choices> = {}): Choices => ({
  grafanaUrl: 'https://grafana.example.com',
  namespace: 'default',
  switches: { userSync: true, groupSync: false, rejectNonProvisioned: false },
  externalUidClaim: 'userUID',
  presetId: 'okta',
  account: { name: 'Okta SCIM', id: 7, isForUsers: true, isForGroups: true },
  tokenDays: 90,
  ...partial,
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'a\nuser_sync_enabled = false',
    '${HOME}',
    '$__file{/etc/passwd}',
    '%(x)s',
    '`',
    "'; rm -rf / #",
    '" \\',
    '%{ if true }x%{ endif }',
    '# no: comment',
    '\u2028',
    '\b\f\\b',
    '&anchor *alias !!tag'
  )
);

it('writes grafana.ini', () => {
  expect(grafanaIni(choices())).toBe(`[auth.scim]
user_sync_enabled = true
group_sync_enabled = false
reject_non_provisioned_users = false

[auth.saml]
assertion_attribute_external_uid = userUID
`);
});

it('writes environment variables', () => {
  expect(environment(choices({ externalUidClaim: "id of Ada's" }))).toBe(`export GF_AUTH_SCIM_USER_SYNC_ENABLED=true
export GF_AUTH_SCIM_GROUP_SYNC_ENABLED=false
export GF_AUTH_SCIM_REJECT_NON_PROVISIONED_USERS=false
export GF_AUTH_SAML_ASSERTION_ATTRIBUTE_EXTERNAL_UID='id of Ada'\\''s'
`);
});

it.each([
  ['http://schemas.example.com/claims/id', 'http://schemas.example.com/claims/id'],
  ['user id; #1', '`user id; #1`'],
])('writes the claim %s so that Grafana reads it whole', (claim, written) => {
  expect(grafanaIni(choices({ externalUidClaim: claim }))).toContain(`external_uid = ${written}\n`);
});

it.each(['', 'a\nb', '${HOME}', '$__file{/etc/passwd}', '%(key)s', '`'])(
  'says that the claim %j cannot be written, and writes nothing in its place',
  (claim) => {
    const written = choices({ externalUidClaim: claim });
    expect(grafanaIni(written)).toContain('; assertion_attribute_external_uid: its value cannot be written here');
    expect(environment(written)).toMatch(/# GF_AUTH_SAML_\w+: its value cannot be written here/);
  }
);

it('lets no claim add a line, neither to the file nor to the variables', () => {
  fc.assert(
    fc.property(hostile, (externalUidClaim) => {
      const written = choices({ externalUidClaim });
      expect(grafanaIni(written).split(/\r?\n|\r/)).toHaveLength(8);
      expect(environment(written).split(/\r?\n|\r/)).toHaveLength(5);
    })
  );
});

describe('Terraform', () => {
  it("uses the provider's own names", () => {
    const written = terraform(choices());
    for (const name of ['enable_user_sync             = true', 'enable_group_sync            = false']) {
      expect(written).toContain(name);
    }
    expect(written).not.toMatch(/user_sync_enabled|group_sync_enabled/);
    expect(written).toContain('seconds_to_live               = 7776000');
    expect(written.match(/^ {4}action = "[\w.]+:\w+"$/gm)).toHaveLength(8);
  });

  it('gives the account what was chosen for it, and nothing else', () => {
    const written = terraform(choices({ account: { name: 'x', isForUsers: true, isForGroups: false } }));
    expect(written).toContain('grafana_role" "scim_users"');
    expect(written).not.toContain('teams:');
    expect(written).toContain('role = "None"');
  });

  it.each([
    ['stacks-123', /stack_id = 123\n/, /grafana_scim_config" "this"/],
    ['default', /auth = var\.grafana_auth\n}/, /grafana_scim_config" "this"/],
    ['org-2', /auth = var\.grafana_auth\n}/, /always writes to the namespace "default".*"org-2"/],
  ])('knows the namespace %s', (namespace, provider, settings) => {
    expect(terraform(choices({ namespace }))).toMatch(provider);
    expect(terraform(choices({ namespace }))).toMatch(settings);
  });

  it('rotates a token of few days in the second half of its life', () => {
    expect(terraform(choices({ tokenDays: 7 }))).toContain('early_rotation_window_seconds = 302400');
  });

  it('keeps any text a text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const written = hclString(text);
        expect(written).not.toMatch(/[\n\r\u2028\u2029]|[$%]\{/);
        expect(JSON.parse(written)).toBe(text);
      })
    );
  });
});

describe('provisioning YAML', () => {
  it('sets the plugin up, with the token from the environment', () => {
    expect(parse(provisioning(choices()))).toEqual({
      apiVersion: 1,
      apps: [
        {
          type: 'idops-scim-app',
          org_id: 1,
          disabled: false,
          jsonData: {
            grafanaUrl: 'https://grafana.example.com',
            namespace: 'default',
            preset: 'okta',
            providerAccountId: 7,
          },
          secureJsonData: { grafanaToken: '$SCIM_MANAGER_GRAFANA_TOKEN' },
        },
      ],
    });
  });

  it('keeps any text a text, and replaces none of it by a variable', () => {
    fc.assert(
      fc.property(hostile, (grafanaUrl) => {
        const { jsonData } = parse(provisioning(choices({ grafanaUrl }))).apps[0];
        expect(jsonData.grafanaUrl.replaceAll('$$', '$')).toBe(grafanaUrl);
        expect(jsonData.grafanaUrl.replaceAll('$$', '')).not.toContain('$');
      })
    );
  });

  it.each([
    ['org-3', 3],
    ['stacks-3', 1],
  ])('belongs to the organisation of %s', (namespace, orgId) => {
    expect(parse(provisioning(choices({ namespace }))).apps[0].org_id).toBe(orgId);
  });
});

it('has each form once, each with a file name and notes', () => {
  expect(new Set(CODE_FORMATS.map(({ fileName }) => fileName)).size).toBe(CODE_FORMATS.length);
  expect(CODE_FORMATS.map(({ id }) => id)).toEqual(['ini', 'env', 'terraform', 'yaml']);
  for (const { write, notes } of CODE_FORMATS) {
    expect(write(choices()).endsWith('\n')).toBe(true);
    expect(notes.length).toBeGreaterThan(0);
  }
});
