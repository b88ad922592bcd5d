import { check, skipOpenSource } from '../Check';
import { list, plain } from '../evidence';
import type { SwitchesFact, SwitchFact } from '../facts';
import { SOURCES } from '../sources';
import { sawSwitch, settingsLink } from '../switches';
import { pass, unknown, warn } from '../verdict';

const NAMES = {
  userSync: 'User sync',
  groupSync: 'Group sync',
  rejectNonProvisioned: 'Reject non-provisioned users',
} as const;

type Named = { name: string; setting: SwitchFact };

function named(switches: SwitchesFact): Named[] {
  const { userSync, groupSync, rejectNonProvisioned } = switches;
  return [
    { name: NAMES.userSync, setting: userSync },
    { name: NAMES.groupSync, setting: groupSync },
    { name: NAMES.rejectNonProvisioned, setting: rejectNonProvisioned },
  ];
}

const isOverridden = ({ setting: { source, value, iniValue } }: Named): boolean =>
  source === 'dynamic' && iniValue !== undefined && value !== iniValue;

const onOff = (value: boolean | 'unknown' | undefined): string =>
  value === true ? 'on' : value === false ? 'off' : 'unknown';

export const switchSource = check({
  id: 'switch-source',
  title: 'The configuration file says the same as what is in force',
  area: 'switches',
  severity: 'warn',
  needs: ['switches'],
  skip: skipOpenSource,
  affects: '12.1 and newer',
  judge({ switches }) {
    const all = named(switches);
    const evidence = all.map(({ name, setting }) => sawSwitch(name, setting));
    const overridden = all.filter(isOverridden);
    if (overridden.length > 0) {
      const rows = overridden.map(({ name, setting }) => [
        plain(name),
        plain(`in force: ${onOff(setting.value)}`),
        plain(`in the file: ${onOff(setting.iniValue)}`),
      ]);
      return warn({
        evidence: [list('Differences', rows)],
        cause:
          'Settings that were saved in Grafana override the configuration file and its environment variables, all three at once. Whoever changes the file changes nothing.',
        remedy: { text: 'Make the file say the same, or go back to the values of the file.', link: settingsLink },
      });
    }
    return all.some(({ setting }) => setting.source === 'unknown')
      ? unknown('Where the values come from could not be read.', evidence, switches.fault)
      : pass(...evidence);
  },
  source: SOURCES.dynamicSettings,
});
