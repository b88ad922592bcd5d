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

/** A file that says nothing has them off, too, so only what it turns on was surely meant. */
const isOverridden = ({ setting: { source, value, iniValue } }: Named): boolean =>
  source === 'dynamic' && iniValue === true && value === false;

export const switchSource = check({
  id: 'switch-source',
  title: 'What the configuration file turns on is on',
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
      return warn({
        evidence: [
          list(
            'On in the file, off in force',
            overridden.map(({ name }) => [plain(name)])
          ),
        ],
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
