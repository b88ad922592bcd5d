import type { Choices } from './choices';
import { iniEntries, isWritable, type IniEntry } from './grafanaIni';

const PLAIN = /^[\w./:@-]+$/;

const quoted = (value: string): string => (PLAIN.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`);

/** Source: Grafana, "Override configuration with environment variables". */
const nameOf = ({ section, key }: IniEntry): string => `GF_${section}_${key}`.replaceAll(/[.-]/g, '_').toUpperCase();

/** Environment variables in the syntax of a shell. */
export const environment = (choices: Choices): string =>
  iniEntries(choices)
    .map((entry) =>
      isWritable(entry.value)
        ? `export ${nameOf(entry)}=${quoted(entry.value)}`
        : `# ${nameOf(entry)}: its value cannot be written here`
    )
    .join('\n')
    .concat('\n');
