import { useState } from 'react';
import { runInSlices } from '../../api/queries/runInSlices';
import type { StoredMapping } from '../../api/queries/useMappingDocument';
import { useStack } from '../../api/queries/useStack';
import { adopt, type AdoptInput } from '../../domain/drift/adopt';
import type { Difference } from '../../domain/drift/difference';
import { useDraft } from './rules/useDraft';

export type Adoption = { kind: 'adopted' } | { kind: 'refused'; reason: string };

export interface Adopt {
  /** False: a provisioning file holds the rules, so they cannot be edited here. */
  isPossible: boolean;
  isBusy: boolean;
  last?: Adoption;
  /** Changes the draft of the rules so that they say what stands, or says why they cannot. */
  adopt: (difference: Difference, input: AdoptInput) => Promise<void>;
}

/** Takes what stands in Grafana into the draft of the rules; nothing is saved. */
export function useAdopt(stored: StoredMapping): Adopt {
  const { namespace } = useStack();
  const draft = useDraft(stored, namespace);
  const [isBusy, setBusy] = useState(false);
  const [last, setLast] = useState<Adoption>();
  return {
    isPossible: stored.source !== 'provisioned',
    isBusy,
    last,
    async adopt(difference, input) {
      setBusy(true);
      const answer = await runInSlices(adopt(difference, draft.text, input));
      if (answer.ok) {
        draft.edit(answer.value);
      }
      setLast(answer.ok ? { kind: 'adopted' } : { kind: 'refused', reason: answer.reason });
      setBusy(false);
    },
  };
}
