import { useState } from 'react';
import { t } from '@grafana/i18n';
import { validateNamespace } from '../../../domain/scim/namespace';

interface Target {
  grafanaUrl: string;
  namespace: string;
}

/** Where the plugin proxy sends its requests, with what is wrong with it. */
export function useTargetForm(initial: Target) {
  const [target, setTarget] = useState(initial);
  const problems = { grafanaUrl: addressProblem(target.grafanaUrl), namespace: validateNamespace(target.namespace) };
  return {
    target: { grafanaUrl: target.grafanaUrl.trim().replace(/\/+$/, ''), namespace: target.namespace.trim() },
    typed: target,
    problems,
    isValid: !problems.grafanaUrl && !problems.namespace,
    change: (patch: Partial<Target>) => setTarget((current) => ({ ...current, ...patch })),
  };
}

export type TargetForm = ReturnType<typeof useTargetForm>;

function addressProblem(text: string): string | undefined {
  const url = parseAddress(text.trim());
  if (!url) {
    return t('configuration.address.no-url', 'Write a whole address, for example https://grafana.example.com');
  }
  if (!/^https?:$/.test(url.protocol)) {
    return t('configuration.address.protocol', 'The address must begin with https:// or http://');
  }
  return url.search || url.hash || url.username || url.password
    ? t('configuration.address.extra', 'Write the address without a query, a fragment or credentials')
    : undefined;
}

function parseAddress(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
