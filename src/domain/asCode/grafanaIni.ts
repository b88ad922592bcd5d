import type { ScimSwitches } from '../connection/scimSettings';
import type { Choices } from './choices';

export interface IniEntry {
  section: 'auth.scim' | 'auth.saml';
  key: string;
  value: string;
}

const switchEntries = ({ userSync, groupSync, rejectNonProvisioned }: ScimSwitches): IniEntry[] => [
  { section: 'auth.scim', key: 'user_sync_enabled', value: `${userSync}` },
  { section: 'auth.scim', key: 'group_sync_enabled', value: `${groupSync}` },
  { section: 'auth.scim', key: 'reject_non_provisioned_users', value: `${rejectNonProvisioned}` },
];

/** The settings of Grafana's own that were chosen. */
export const iniEntries = ({ switches, externalUidClaim }: Choices): IniEntry[] => [
  ...switchEntries(switches),
  { section: 'auth.saml', key: 'assertion_attribute_external_uid', value: externalUidClaim },
];

/**
 * Whether a value keeps its meaning in an ini file and in an environment variable: Grafana expands `${…}`, `$__file{…}`
 * and `%(…)s` whatever is quoted, and neither form has more than one line.
 */
export const isWritable = (value: string): boolean => value !== '' && !/[\p{Cc}\u2028\u2029`]|\$\w*\{|%\(/u.test(value);

/** Backquotes keep `#`, `;`, quotes and blanks as they are. */
const quoted = (value: string): string => (/^[\w./:@-]+$/.test(value) ? value : `\`${value}\``);

/** `grafana.ini`, or a part to be put into it. */
export function grafanaIni(choices: Choices): string {
  const entries = iniEntries(choices);
  const sections = [...new Set(entries.map(({ section }) => section))];
  return sections
    .map((section) => [`[${section}]`, ...entries.filter((entry) => entry.section === section).map(line)].join('\n'))
    .join('\n\n')
    .concat('\n');
}

const line = ({ key, value }: IniEntry): string =>
  isWritable(value) ? `${key} = ${quoted(value)}` : `; ${key}: its value cannot be written here`;
