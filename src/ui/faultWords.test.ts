import { FAULT_KINDS } from '../domain/fault/Fault';
import { faultWords } from './faultWords';

it.each(FAULT_KINDS)('says what happened and what to do: %s', (kind) => {
  const { title, happened, remedy } = faultWords(kind);
  for (const words of [title, happened, remedy]) {
    expect(words).toMatch(/^[A-Z].{10,}/);
  }
  expect(new Set([title, happened, remedy]).size).toBe(3);
});

it('has its own title for every kind', () => {
  expect(new Set(FAULT_KINDS.map((kind) => faultWords(kind).title)).size).toBe(FAULT_KINDS.length);
});
