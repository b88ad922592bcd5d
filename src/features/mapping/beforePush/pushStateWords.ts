import { t } from '@grafana/i18n';
import type { BadgeColor } from '@grafana/ui';
import type { PushState } from '../../../domain/mapping/beforePush';

interface PushStateWords {
  text: string;
  color: BadgeColor;
  meaning: string;
}

const WORDS: Record<PushState, () => PushStateWords> = {
  duplicate: () => ({
    text: t('mapping.before.duplicate', 'Name twice'),
    color: 'red',
    meaning: t('mapping.before.duplicate-meaning', 'Several groups have this name, and Grafana takes it only once'),
  }),
  'name-taken': () => ({
    text: t('mapping.before.name-taken', 'Name taken'),
    color: 'red',
    meaning: t('mapping.before.name-taken-meaning', 'A team made by hand has this name: Grafana will refuse the group'),
  }),
  renamed: () => ({
    text: t('mapping.before.renamed', 'Renamed'),
    color: 'orange',
    meaning: t('mapping.before.renamed-meaning', 'Grafana knows this group by its id under another name'),
  }),
  'near-miss': () => ({
    text: t('mapping.before.near-miss', 'Almost matches'),
    color: 'orange',
    meaning: t('mapping.before.near-miss-meaning', 'A rule names it almost, but not exactly'),
  }),
  'looks-like': () => ({
    text: t('mapping.before.looks-like', 'Looks like another'),
    color: 'orange',
    meaning: t('mapping.before.looks-like-meaning', 'Grafana has a group whose name only looks the same'),
  }),
  'rule-without-group': () => ({
    text: t('mapping.before.rule-without-group', 'Rule without group'),
    color: 'orange',
    meaning: t('mapping.before.rule-without-group-meaning', 'A rule looks for it, and the list has no such group'),
  }),
  'only-in-grafana': () => ({
    text: t('mapping.before.only-in-grafana', 'Only in Grafana'),
    color: 'orange',
    meaning: t('mapping.before.only-in-grafana-meaning', 'It was pushed once, and the list has it no more'),
  }),
  'no-rule': () => ({
    text: t('mapping.before.no-rule', 'No rule'),
    color: 'blue',
    meaning: t('mapping.before.no-rule-meaning', 'No rule in force is about it: it would give no access'),
  }),
  match: () => ({
    text: t('mapping.before.match', 'Will match'),
    color: 'green',
    meaning: t('mapping.before.match-meaning', 'A rule in force is about it, as it is named now'),
  }),
  'built-in': () => ({
    text: t('mapping.before.built-in', 'Built in'),
    color: 'darkgrey',
    meaning: t('mapping.before.built-in-meaning', 'Made by the identity provider itself; such groups are not pushed'),
  }),
};

export const pushStateWords = (state: PushState): PushStateWords => WORDS[state]();
