import type { Sandbox } from '../Sandbox';
import { effectiveIni } from './ini';

export type SsoSettings = Readonly<Record<string, unknown>>;

const camel = (key: string): string => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const typed = (value: string): string | boolean => (value === 'true' || value === 'false' ? value === 'true' : value);

function systemSettings({ store, edition }: Sandbox, provider: string): SsoSettings {
  const section = effectiveIni(store, edition)[`auth.${provider}`] ?? {};
  return Object.fromEntries(Object.entries(section).map(([key, value]) => [camel(key), typed(value)]));
}

/** Stored settings win; of SAML's certificates, keys and metadata only stored ones count once anything is stored. */
export function ssoSettingsOf(sandbox: Sandbox, provider: string): SsoSettings {
  const stored = sandbox.store.ssoSettings.get(provider);
  const system = systemSettings(sandbox, provider);
  if (!stored) {
    return system;
  }
  const merged = Object.entries(system).filter(([key]) => !/certificate|privateKey|idpMetadata/.test(key));
  return { ...Object.fromEntries(merged), ...stored };
}
