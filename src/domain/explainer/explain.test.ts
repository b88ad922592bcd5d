import fc from 'fast-check';
import { CATALOGUE, FAMILIES } from './catalogue';
import { explain } from './explain';

const idsFor = (text: string) => explain(text).explanations.map(({ entry }) => entry.id);

describe('the catalogue', () => {
  it('has every family filled, and no id twice', () => {
    FAMILIES.forEach(({ entries }) => expect(entries.length).toBeGreaterThan(9));
    expect(new Set(CATALOGUE.map(({ id }) => id)).size).toBe(CATALOGUE.length);
    expect(CATALOGUE.length).toBeGreaterThan(110);
  });

  test.each(CATALOGUE.map((entry) => [entry.id, entry] as const))('%s says all that there is to say', (_, entry) => {
    const { title, cause, inGrafana, atProvider, retries, source, marks } = entry;
    [title, cause, inGrafana, atProvider].forEach((words) => expect(words.length).toBeGreaterThan(6));
    expect(Object.keys(retries).length).toBeGreaterThan(0);
    expect(source).toMatch(/^https:\/\//);
    expect(Object.values(marks).flat().length).toBeGreaterThan(0);
    (marks.phrases ?? []).forEach((phrase) => expect(phrase).toBe(phrase.toLowerCase()));
  });

  test.each(CATALOGUE.map(({ id, example }) => [id, example]))(
    '%s is found by %s, and first by its id',
    (id, example) => {
      expect(idsFor(example).slice(0, 3)).toContain(id);
      expect(idsFor(id)[0]).toBe(id);
    }
  );

  test.each(CATALOGUE.flatMap(({ id, marks }) => (marks.codes ?? []).map((code) => [code, id] as const)))(
    'the code %s alone leads to %s',
    (code, id) => {
      expect(idsFor(code)).toContain(id);
      expect(idsFor(`Error code: ${code}`)).toContain(id);
    }
  );

  test('covers all scimTypes of RFC 7644', () => {
    const types =
      'invalidFilter tooMany uniqueness mutability invalidSyntax invalidPath noTarget invalidValue invalidVers sensitive';
    types.split(' ').forEach((type) => expect(idsFor(type)[0]).toBe(`scim.${type}`));
  });
});

describe('a pasted text', () => {
  test.each([
    ['403', 'http.403'],
    [' 403 ', 'http.403'],
    ['403 on POST /Users', 'http.403'],
    ['HTTP/2 404', 'http.404'],
    [
      '{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"409","scimType":"uniqueness"}',
      'scim.uniqueness',
    ],
    [
      '{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"no","reason":"Forbidden","code":403}',
      'entra.InsufficientRights',
    ],
    ['{"error":{"code":"InvalidAnchor","message":"x"}}', 'entra.InvalidAnchor'],
    [
      '{"statusCode":403,"messageId":"authn.invalid-namespace","message":"invalid namespace"}',
      'authn.invalid-namespace',
    ],
    [
      'logger=authn.service t=2026 level=warn msg="failed" error="[user.sync.signup-disabled] x"',
      'user.sync.signup-disabled',
    ],
    ['logger=context status=401 method=GET path=/apis/x [api-key.expired] Expired API key', 'api-key.expired'],
    ['10.0.0.1 - - [15/Jan/2026] "GET /apis/scim.grafana.app/x HTTP/1.1" 502 0', 'http.502'],
    ['<!DOCTYPE html><html><head><title>Sign in</title></head></html>', 'way.html'],
    ['{"message":"Unauthorized"}', 'token.deleted'],
    ['{"message":"Unauthorized","messageId":"identity.disabled"}', 'identity.disabled'],
    ['ErrorCode=DuplicateTargetEntries;Reason=…', 'entra.DuplicateTargetEntries'],
    ['{"detail":"cut in the mid', undefined],
    ['Everything is fine at 12:04, 404 people are here', undefined],
    ['There was a conflict of opinions, then a timeout of the meeting which everybody had been invited to', undefined],
    ['port 4040, id 5123, v4.0.4', undefined],
    ['', undefined],
  ])('%s is first %s', (text, id) => {
    expect(idsFor(text)[0]).toBe(id);
  });

  it('says by what it was recognised, and all that it may be', () => {
    const { explanations } = explain('{"status":"409","scimType":"uniqueness"}');
    expect(explanations.map(({ recognisedBy }) => recognisedBy)).toEqual(['uniqueness', 'HTTP 409']);
  });

  it('finds both halves of a message of Okta', () => {
    const line =
      'Automatic provisioning of user Ada to app Grafana failed: Error while creating user ada@example.com: Conflict. Errors reported by remote server: invalidValue';
    expect(idsFor(line)).toEqual(expect.arrayContaining(['okta.create', 'http.409', 'scim.invalidValue']));
  });

  it('may be a megabyte: its beginning and end are read', () => {
    const long = `${'x '.repeat(600_000)} messageId=api-key.expired`;
    expect(explain(long)).toMatchObject({ isCut: true, explanations: [{ entry: { id: 'api-key.expired' } }] });
  });

  test.each([
    '{'.repeat(500_000),
    '"'.repeat(500_000),
    'error code '.repeat(50_000),
    '4'.repeat(900_000),
    'a.-_'.repeat(200_000),
  ])('that is meant to hang does not', (hostile) => {
    const before = performance.now();
    explain(hostile);
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.json()), (text) => void explain(text))
    );
  });

  it('is found wherever it stands in a log', () => {
    const codes = CATALOGUE.flatMap(({ id, marks }) => (marks.codes ?? []).map((code) => ({ id, code })));
    const filler = fc.string({ unit: fc.constantFrom(...'abc :,"\n'), maxLength: 60 });
    fc.assert(
      fc.property(filler, fc.constantFrom(...codes), filler, (before, { id, code }, after) => {
        expect(idsFor(`${before} errorCode="${code}" ${after}`)).toContain(id);
      })
    );
  });
});
