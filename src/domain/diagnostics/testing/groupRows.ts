import { aGroup, aTeam } from '../../testing/builders';
import { EMPTY_LEDGER } from '../../mapping/ledger';
import type { CheckRow, CheckRows } from './CheckRow';

const groups = (...some: Array<ReturnType<typeof aGroup>>) => ({ groups: { groups: some, source: 'scim' } as const });
const standIn: CheckRow = {
  when: 'teams stand in for groups',
  facts: { groups: { groups: [aGroup('a')], source: 'provisioned-teams' } },
  says: 'unknown',
};
const mapping = (text: string) => ({ mapping: { text, source: 'record' } as const });
const ruleFor = (name: string) =>
  mapping(`version: 1\nrules:\n  - name: R\n    match: { group: "${name}" }\n    roles: [ "fixed:x" ]\n`);

const broken = mapping('version: 1\nrules: nonsense\n');
const none: CheckRow = {
  when: 'there is no mapping',
  facts: { mapping: { text: '', source: 'none' } },
  says: 'skipped',
};

export const GROUP_ROWS: CheckRows = {
  'group-duplicate': [
    {
      when: 'two have one name',
      facts: groups(aGroup('a', { displayName: 'SRE' }), aGroup('b', { displayName: 'SRE' })),
      says: 'warn',
      shows: 'SRE',
    },
    {
      when: 'they differ by case',
      facts: groups(aGroup('a', { displayName: 'SRE' }), aGroup('b', { displayName: 'sre' })),
      says: 'pass',
    },
    standIn,
  ],
  'group-without-team': [
    { when: 'one has none', facts: groups(aGroup('ops', { teamUid: undefined })), says: 'fail', shows: 'ops' },
    { when: 'its team is gone', facts: groups(aGroup('ops', { teamUid: 'gone' })), says: 'fail', shows: 'ops' },
    standIn,
  ],
  'group-team-names': [
    {
      when: 'one differs by case',
      facts: { teams: [aTeam('sre'), aTeam('old', { name: 'sre', isProvisioned: false })] },
      says: 'warn',
      shows: 'differs by case',
    },
    {
      when: 'one has the same name',
      facts: { teams: [aTeam('sre'), aTeam('old', { name: 'SRE', isProvisioned: false })] },
      says: 'warn',
      shows: 'same name',
    },
    {
      when: 'it is called otherwise',
      facts: { teams: [aTeam('sre'), aTeam('old', { isProvisioned: false })] },
      says: 'pass',
    },
    { when: "it is the group's own", facts: { teams: [aTeam('sre', { isProvisioned: false })] }, says: 'pass' },
  ],
  'group-rule-names': [
    { when: 'the case differs', facts: ruleFor('sre'), says: 'warn', shows: 'differs by case' },
    { when: 'a dash is too much', facts: ruleFor('S-RE'), says: 'warn', shows: 'differs by separators' },
    {
      when: 'a letter is Cyrillic',
      facts: { ...groups(aGroup('sre', { displayName: 'ops' })), ...ruleFor('орs') },
      says: 'warn',
    },
    { when: 'it is another name', facts: ruleFor('payments'), says: 'pass' },
    { when: 'the document has errors', facts: broken, says: 'unknown' },
    none,
  ],
  mapping: [
    { when: 'it has errors', facts: broken, says: 'fail', shows: 'in Grafana' },
    { when: 'it is no YAML', facts: mapping('a: [b'), says: 'fail' },
    none,
  ],
  'apply-interrupted': [
    {
      when: 'steps are pending',
      facts: {
        ledger: {
          ...EMPTY_LEDGER,
          pending: { applyId: 'x', startedAt: '2026-03-01T00:00:00Z', by: 'boss', steps: [] },
        },
      },
      says: 'fail',
      shows: 'boss',
    },
  ],
};
