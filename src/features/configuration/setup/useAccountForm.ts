import { useState } from 'react';
import {
  type ProviderStep,
  type ProviderStepId,
  useEnsureProviderAccount,
} from '../../../api/queries/useEnsureProviderAccount';
import { useSaveChoices } from '../../../api/queries/useSaveChoices';
import type { SetUpFacts } from '../../../domain/setup/facts';
import { comparePermissions, PROVIDER_FEATURES } from '../../../domain/tokens/permissions';

export type AccountScope = 'both' | 'users' | 'groups';

const SCOPES = {
  both: { users: true, groups: true },
  users: { users: true, groups: false },
  groups: { users: false, groups: true },
} as const satisfies Record<AccountScope, { users: boolean; groups: boolean }>;

/** Making the provider's account, or giving the present one what it lacks; which one it is, is kept. */
export function useAccountForm({ preset, provider, permissions }: SetUpFacts) {
  const present = provider.known ? provider.value?.account : undefined;
  const [typed, setName] = useState<string>();
  const [chosen, setScope] = useState<AccountScope>();
  const [steps, setSteps] = useState<Readonly<Partial<Record<ProviderStepId, ProviderStep>>>>({});
  const ensure = useEnsureProviderAccount();
  const save = useSaveChoices();
  const name = typed ?? present?.name ?? `${preset.name} SCIM`;
  const scope = chosen ?? (permissions.known && present ? heldScope(permissions.value) : 'both');
  const start = () => {
    setSteps({});
    ensure.mutate(
      {
        name: name.trim(),
        scope: SCOPES[scope],
        onStep: (step) => setSteps((current) => ({ ...current, [step.id]: step })),
      },
      { onSuccess: ({ id }) => save.mutate({ preset: preset.id, providerAccountId: id }) }
    );
  };
  return {
    name,
    setName,
    scope,
    setScope,
    steps,
    start,
    isRunning: ensure.isPending || save.isPending,
    outcome: ensure.data,
    fault: ensure.error,
    saveFault: save.error,
    keep: (id: number) => save.mutate({ preset: preset.id, providerAccountId: id }),
  };
}

export type AccountForm = ReturnType<typeof useAccountForm>;

/** What the account was made for, as its permissions show it. */
function heldScope(held: Parameters<typeof comparePermissions>[0]): AccountScope {
  const holdsAll = (feature: keyof typeof PROVIDER_FEATURES) =>
    comparePermissions(held, [PROVIDER_FEATURES[feature]]).missing.length === 0;
  const holdsSomeOfGroups =
    comparePermissions(held, [PROVIDER_FEATURES.groupSync]).missing.length < PROVIDER_FEATURES.groupSync.needs.length;
  if (holdsAll('userSync')) {
    return holdsSomeOfGroups ? 'both' : 'users';
  }
  return 'both';
}
