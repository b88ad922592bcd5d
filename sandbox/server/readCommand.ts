import { parseArgs } from 'node:util';
import type { Licence, SandboxOptions } from './Sandbox';
import type { Ini } from './store/createStore';

/** What `npm start` and `npm run sandbox` take alike. */
export const OPTIONS =
  '[--port N] [--story NAME] [--users N] [--grafana VERSION|oss] [--licence valid|expiring|expired|none]\n' +
  '  [--toggle NAME[=false]]… [--token-days N] [--ini SECTION.KEY=VALUE]…';

interface Command {
  port: number;
  /** A plugin.json to install, by path; the plugin of this project when left out. */
  plugin?: string;
  options: SandboxOptions;
}

const LICENCES: readonly Licence[] = ['valid', 'expiring', 'expired', 'none'];

const several = { type: 'string', multiple: true, default: [] as string[] } as const;

/** Throws with a sentence when an argument is not understood; `plugin` only where another one can be installed. */
export function readCommand(args: readonly string[], { takesPlugin = false } = {}): Command {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '3000' },
      story: { type: 'string', default: 'demo' },
      users: { type: 'string' },
      grafana: { type: 'string', default: '12.4' },
      licence: { type: 'string' },
      'token-days': { type: 'string' },
      toggle: several,
      ini: several,
      plugin: { type: 'string' },
    },
  });
  if (values.plugin !== undefined && !takesPlugin) {
    throw new Error('--plugin is for npm run sandbox; npm start serves the plugin of this project.');
  }
  return {
    port: count('--port', values.port, 65_535),
    ...(values.plugin === undefined ? {} : { plugin: values.plugin }),
    options: {
      story: values.story,
      ...(values.users === undefined ? {} : { users: count('--users', values.users) }),
      ...grafanaOf(values.grafana),
      ...(values.licence === undefined ? {} : { licence: licenceOf(values.licence) }),
      ...(values['token-days'] === undefined
        ? {}
        : { tokenExpirationDayLimit: count('--token-days', values['token-days']) }),
      toggles: Object.fromEntries(values.toggle.map(toggleOf)),
      ini: iniOf(values.ini),
    },
  };
}

function count(name: string, text: string, max = Number.MAX_SAFE_INTEGER): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= max)) {
    throw new Error(
      `${name} takes a whole number${max < Number.MAX_SAFE_INTEGER ? ` up to ${max}` : ''}, not ${text}.`
    );
  }
  return value;
}

/** `12.4` is 12.4.0. A version is Enterprise's. */
function grafanaOf(text: string): Pick<SandboxOptions, 'edition' | 'version'> {
  if (text === 'oss') {
    return { edition: 'oss' };
  }
  if (!/^\d+\.\d+(?:\.\d+\S*)?$/.test(text)) {
    throw new Error(`--grafana takes a version such as 12.4 or 12.2.1, or oss, not ${text}.`);
  }
  return { edition: 'enterprise', version: /^\d+\.\d+$/.test(text) ? `${text}.0` : text };
}

function licenceOf(text: string): Licence {
  const licence = LICENCES.find((known) => known === text);
  if (!licence) {
    throw new Error(`--licence takes ${LICENCES.join(', ')}, not ${text}.`);
  }
  return licence;
}

function toggleOf(text: string): [string, boolean] {
  const [name = '', state = 'true'] = text.split('=');
  if (name === '' || (state !== 'true' && state !== 'false')) {
    throw new Error(`--toggle takes a name, or a name with =false, not ${text}.`);
  }
  return [name, state === 'true'];
}

/** `auth.saml.enabled=true`: the last dot before the value parts section and key. */
function iniOf(settings: readonly string[]): Ini {
  const ini: Ini = {};
  for (const setting of settings) {
    const [, section, key, value] = /^([^=]+)\.([^.=]+)=(.*)$/s.exec(setting) ?? [];
    if (section === undefined || key === undefined || value === undefined) {
      throw new Error(`--ini takes SECTION.KEY=VALUE, not ${setting}.`);
    }
    ini[section] = { ...ini[section], [key]: value };
  }
  return ini;
}
