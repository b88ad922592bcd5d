import { type ReactNode } from 'react';
import { Text } from '@grafana/ui';
import type { SetUpStep } from '../../../domain/setup/setUpStep';
import { StepPanel } from '../../../ui/StepPanel';
import { EvidenceList } from './EvidenceList';
import { StepBadge } from './StepBadge';

interface StepItemProps {
  step: SetUpStep;
  number: number;
  isCurrent: boolean;
  isOpen: boolean;
  onToggle: () => void;
  children: ReactNode;
}

/** One step: its state and what Grafana shows of it; opened, what to do. */
export function StepItem({ step, children, ...panel }: StepItemProps) {
  return (
    <StepPanel {...panel} title={step.title} badge={<StepBadge step={step} />}>
      <Said step={step} />
      {children}
    </StepPanel>
  );
}

function Said({ step: { evidence, why, remedy } }: { step: SetUpStep }) {
  if (evidence.length === 0 && !why) {
    return null;
  }
  return (
    <div>
      <EvidenceList evidence={evidence} />
      {why && <Text element="p">{why}</Text>}
      {remedy && (
        <Text element="p" color="secondary">
          {remedy}
        </Text>
      )}
    </div>
  );
}
