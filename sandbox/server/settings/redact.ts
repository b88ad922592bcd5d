export const REDACTED = '*********';

const SECRET_ENVIRONMENT =
  /PASSWORD|SECRET|PROVIDER_CONFIG|PRIVATE_KEY|CERTIFICATE|ACCOUNT_KEY|ENCRYPTION_KEY|VAULT_TOKEN|ENTERPRISE_LICENSE|API_DB_PASS|_TOKEN$/;

/** An ini value as administrators see it: Grafana looks at the name that it would have as environment variable. */
export function redactIni(section: string, key: string, value: string): string {
  const variable = `GF_${section}_${key}`.replace(/[.-]/g, '_').toUpperCase();
  return value !== '' && SECRET_ENVIRONMENT.test(variable) ? REDACTED : value;
}

export const isSsoSecret = (key: string): boolean => /secret|private|certificate|password|client_?key/i.test(key);

export const redactSso = (settings: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [
      key,
      typeof value === 'string' && value !== '' && isSsoSecret(key) ? REDACTED : value,
    ])
  );
