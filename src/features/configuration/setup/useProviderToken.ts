import { useMakeProviderToken } from '../../../api/queries/useMakeProviderToken';

/** The token that was made just now. SECURITY: its key is gone as soon as the guide is left. */
export function useProviderToken() {
  const { mutate, reset, isPending, error, data } = useMakeProviderToken();
  return { make: mutate, forget: reset, isMaking: isPending, fault: error, fresh: data };
}

export type ProviderTokenState = ReturnType<typeof useProviderToken>;
