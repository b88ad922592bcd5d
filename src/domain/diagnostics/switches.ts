import { saw, type Evidence } from './evidence';
import type { SwitchesFact, SwitchFact } from './facts';
import { unknown, type Verdict } from './verdict';

const SOURCE_WORDS: Readonly<Record<SwitchFact['source'], string>> = {
  dynamic: 'saved in Grafana',
  ini: 'from the configuration file',
  unknown: 'from where is not told',
};

/** A switch with its value and where that comes from. */
export const sawSwitch = (label: string, { value, source }: SwitchFact): Evidence =>
  saw(label, `${value === 'unknown' ? 'unknown' : value ? 'on' : 'off'}, ${SOURCE_WORDS[source]}`);

export const settingsLink = { page: 'configuration', query: { tab: 'settings' } } as const;

/** For a question that only a switch which could not be read has the answer to. */
export const unreadSwitch = ({ fault }: SwitchesFact, evidence: readonly Evidence[]): Verdict =>
  unknown('Whether the switch is on could not be read.', evidence, fault);
