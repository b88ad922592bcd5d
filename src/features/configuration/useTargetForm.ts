import { useState } from 'react';
import { t } from '@grafana/i18n';
import { validateNamespace } from '../../domain/scim/namespace';

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
  if (!URL.canParse(text.trim())) {
    return t('configuration.address.no-url', 'Write a whole address, for example https://grafana.example.com');
  }
  const { protocol, search, hash, username, password } = new URL(text.trim());
  if (!/^https?:$/.test(protocol)) {
    return t('configuration.address.protocol', 'The address must begin with https:// or http://');
  }
  return search || hash || username || password
    ? t('configuration.address.extra', 'Write the address without a query, a fragment or credentials')
    : undefined;
}
