import { t } from '@grafana/i18n';
import type { Evidence, PartKind, Row } from '../../domain/diagnostics/evidence';
import type { JudgedCheck } from '../../domain/diagnostics/summary';
import type { RemedyLink, Verdict } from '../../domain/diagnostics/verdict';
import type { SetUpStep, SetUpStepId } from '../../domain/setup/setUpStep';
import { pagePath } from '../../ui/pagePath';
import type { GroupInventory } from './useInventory';

export interface TodoItem {
  id: string;
  severity: 'next' | 'error' | 'warning' | 'info';
  title: string;
  /** Whom or what it is about, by name. */
  names: readonly string[];
  /** What to do. */
  remedy?: string;
  /** Where it is done. */
  href: string;
}

interface TodoFacts {
  /** Where setting up stands; undefined when nothing of it is left, or that is not known. */
  step: SetUpStep | undefined;
  /** What diagnostics found, the gravest first. */
  findings: readonly JudgedCheck[];
  groups: GroupInventory | undefined;
}

/** What diagnostics would say again about a step that is still to be done. */
const SAID_BY_STEP: Partial<Record<SetUpStepId, readonly string[]>> = {
  account: ['provider-account'],
  token: ['provider-account'],
  switches: ['user-sync', 'group-sync'],
  test: ['token-never-used'],
};

/** What to do next: the step that set-up stands at, then what was found, the gravest first. Nothing is said twice. */
export function todoItems({ step, findings, groups }: TodoFacts): TodoItem[] {
  const isOpen = step?.state === 'next' || step?.state === 'waiting';
  const said = (isOpen && SAID_BY_STEP[step.id]) || [];
  return [
    ...(isOpen ? [stepItem(step)] : []),
    ...findings.filter(({ check }) => !said.includes(check.id)).flatMap(findingItem),
    ...unmappedItem(groups),
  ];
}

const stepItem = ({ title, why, remedy }: SetUpStep): TodoItem => ({
  id: 'set-up',
  severity: 'next',
  title: t('overview.todo.set-up', 'Set up: {{step}}', { step: title, interpolation: { escapeValue: false } }),
  names: [],
  remedy: remedy ?? why,
  href: pagePath('configuration', { tab: 'setup' }),
});

function findingItem({ check, result: { verdict } }: JudgedCheck): TodoItem[] {
  if (!('cause' in verdict)) {
    return [];
  }
  return [
    {
      id: check.id,
      severity: verdict.state === 'fail' ? 'error' : 'warning',
      title: firstSentence(verdict.cause),
      names: verdict.evidence.flatMap(namesIn),
      remedy: verdict.remedy.text,
      href: placeOf(verdict),
    },
  ];
}

function placeOf({ remedy, state }: Extract<Verdict, { cause: string }>): string {
  return remedy.link ? linkPath(remedy.link) : pagePath('configuration', { tab: 'diagnostics', state });
}

const linkPath = (link: RemedyLink): string =>
  'grafanaPath' in link ? link.grafanaPath : pagePath(link.page, link.query);

const firstSentence = (text: string): string => /^.*?[.?](?= [A-Z]|$)/.exec(text)?.[0].replace(/\.$/, '') ?? text;

const NAMES: readonly PartKind[] = ['person', 'login', 'email', 'group', 'team', 'account', 'token', 'rule'];

const namesIn = ({ rows }: Evidence): string[] => rows.map(nameOf).filter((name) => name !== '');

/** A person is named once, whatever else is known of them. */
function nameOf(row: Row): string {
  const named = row.filter(({ kind }) => NAMES.includes(kind));
  const shown = named[0]?.kind === 'person' ? named.slice(0, 1) : named;
  return shown.map(({ text }) => text).join(' / ');
}

function unmappedItem(groups: GroupInventory | undefined): TodoItem[] {
  if (!groups || groups.mappingUnknown || groups.unmapped.length === 0) {
    return [];
  }
  return [
    {
      id: 'unmapped',
      severity: 'info',
      title: t('overview.todo.unmapped', '{{count}} groups have no rule', {
        count: groups.unmapped.length,
        defaultValue_one: '{{count}} group has no rule',
      }),
      names: groups.unmapped.map(({ displayName }) => displayName),
      remedy: t('overview.todo.unmapped-remedy', 'No rule gives their members any access. Add one if they need it.'),
      href: pagePath('mapping', { tab: 'groups', state: 'unmapped' }),
    },
  ];
}
