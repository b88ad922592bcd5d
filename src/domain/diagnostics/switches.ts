import { saw, type Evidence } from './evidence';
import type { SwitchFact } from './facts';

const SOURCE_WORDS: Readonly<Record<SwitchFact['source'], string>> = {
  dynamic: 'saved in Grafana',
  ini: 'from the configuration file',
  unknown: 'from where is not told',
};

/** A switch with its value and where that comes from. */
export const sawSwitch = (label: string, { value, source }: SwitchFact): Evidence =>
  saw(label, `${value === 'unknown' ? 'unknown' : value ? 'on' : 'off'}, ${SOURCE_WORDS[source]}`);

export const settingsLink = { page: 'configuration', query: { tab: 'settings' } } as const;

export const SWITCH_UNREAD = 'Whether the switch is on could not be read.';
