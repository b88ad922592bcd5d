import { useState } from 'react';
import { type ConnectInput, type ConnectStep, type ConnectStepId, useConnect } from '../../../api/queries/useConnect';

export type ConnectSteps = Readonly<Partial<Record<ConnectStepId, ConnectStep>>>;

/** The guided action: whether it was asked for, what each step came to, and whether it is still running. */
export function useConnectGuide() {
  const { mutate, reset, isPending, error, data } = useConnect();
  const [steps, setSteps] = useState<ConnectSteps>({});
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    setSteps({});
    reset();
  };
  const start = (input: Omit<ConnectInput, 'onStep'>) => {
    setSteps({});
    setOpen(true);
    mutate(
      { ...input, onStep: (step) => setSteps((current) => ({ ...current, [step.id]: step })) },
      { onSuccess: () => setOpen(false) }
    );
  };
  return { start, open: () => setOpen(true), close, isOpen, steps, isRunning: isPending, fault: error, outcome: data };
}

export type ConnectGuideState = ReturnType<typeof useConnectGuide>;
