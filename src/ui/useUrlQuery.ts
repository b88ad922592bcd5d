import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

type QueryPatch = Record<string, string | undefined>;

/** Page state that belongs into the address. Setting an empty or undefined value removes it; other values stay. */
export function useUrlQuery() {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (patch: QueryPatch, { replace = true }: { replace?: boolean } = {}) =>
      setParams(
        (current) => {
          const next = new URLSearchParams(current);
          for (const [name, value] of Object.entries(patch)) {
            if (value) {
              next.set(name, value);
            } else {
              next.delete(name);
            }
          }
          return next;
        },
        { replace }
      ),
    [setParams]
  );
  return useMemo(() => ({ get: (name: string) => params.get(name) ?? undefined, set }), [params, set]);
}
