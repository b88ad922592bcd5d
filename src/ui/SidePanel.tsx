import type { ComponentProps } from 'react';
import { Drawer } from '@grafana/ui';

/** Grafana's drawer, which the second press of the double click that opened it does not close again. */
export function SidePanel({ onClose, ...props }: ComponentProps<typeof Drawer>) {
  /** A press beside the drawer hands its event over, although the type does not say so. */
  const close = (event?: { detail?: number }) => {
    if ((event?.detail ?? 0) < 2) {
      onClose();
    }
  };
  return <Drawer {...props} onClose={close} />;
}
