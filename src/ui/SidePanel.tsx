import type { ComponentProps } from 'react';
import { Drawer, Stack, Text } from '@grafana/ui';

/** Grafana's drawer, which the second press of the double click that opened it does not close again. */
export function SidePanel({ title, subtitle, onClose, ...props }: ComponentProps<typeof Drawer>) {
  /** A press beside the drawer hands its event over, although the type does not say so. */
  const close = (event?: { detail?: number }) => {
    if ((event?.detail ?? 0) < 2) {
      onClose();
    }
  };
  return <Drawer {...props} title={heading(title, subtitle)} subtitle={subtitle} onClose={close} />;
}

/** Grafana draws a heading, and what stands below it, only for a title that is text. */
function heading(title: SidePanelTitle, subtitle: SidePanelTitle): SidePanelTitle {
  return typeof title === 'string' ? (
    title
  ) : (
    <Stack direction="column" gap={0.5}>
      <Text element="h3">{title ?? ''}</Text>
      {subtitle && <Text color="secondary">{subtitle}</Text>}
    </Stack>
  );
}

type SidePanelTitle = ComponentProps<typeof Drawer>['title'];
