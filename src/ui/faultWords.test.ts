import { type Fault, FAULT_KINDS, type FaultKind, RECORD_READING, THIRD_PARTIES } from '../domain/fault/Fault';
import { faultWords } from './faultWords';
import { thirdPartyName } from './thirdPartyWords';

const faultOf = (kind: FaultKind, operation = 'grafana.listTeams'): Fault => ({ kind, operation, detail: '' });
const systems = ['grafana', ...THIRD_PARTIES];

it.each(systems.flatMap((system) => FAULT_KINDS.map((kind) => [system, kind] as const)))(
  'says what happened and what to do: %s, %s',
  (system, kind) => {
    const { title, happened, remedy } = faultWords(faultOf(kind, `${system}.list`));
    for (const words of [title, happened, remedy]) {
      expect(words).toMatch(/^[A-Z].{10,}/);
    }
    expect(new Set([title, happened, remedy]).size).toBe(3);
  }
);

it.each(systems)('has its own title for every kind: %s', (system) => {
  const titles = FAULT_KINDS.map((kind) => faultWords(faultOf(kind, `${system}.list`)).title);
  expect(new Set(titles).size).toBe(FAULT_KINDS.length);
});

it('does not blame Grafana for what a record holds', () => {
  const { title, remedy } = faultWords(faultOf('malformed', RECORD_READING));
  expect(title).toBe('A record of SCIM Manager cannot be used');
  expect(remedy).toContain('Versions');
});

describe.each(THIRD_PARTIES)('a fault of %s', (thirdParty) => {
  const name = thirdPartyName(thirdParty);
  const of = (kind: FaultKind, more: Partial<Fault> = {}) =>
    faultWords({ ...faultOf(kind, `${thirdParty}.list`), ...more });

  it('is worded as its own', () => {
    expect(of('unauthorized').title).toBe(`${name} did not accept the token`);
    expect(of('unavailable').title).toContain(name);
  });

  it('says when to try again', () => {
    expect(of('rate-limited', { retryAfterMs: 41_200 }).remedy).toBe('Try again in 42 seconds.');
  });

  it('says that nobody was reached', () => {
    expect(of('unavailable', { messageId: 'plugin-proxy.unreachable' }).title).toBe(`Grafana could not reach ${name}`);
  });

  it.each<[FaultKind, Partial<Fault>]>([
    ['network', {}],
    ['forbidden', { messageId: 'plugin-proxy.denied' }],
    ['unavailable', { messageId: 'plugin-proxy.not-enabled' }],
  ])('is this Grafana’s where the request never left it: %s %o', (kind, more) => {
    expect(of(kind, more)).toEqual(faultWords(faultOf(kind)));
  });
});
