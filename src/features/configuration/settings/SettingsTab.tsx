import { Stack } from '@grafana/ui';
import { SwitchesPanel } from './SwitchesPanel';
import { ValuesPanel } from './ValuesPanel';

export function SettingsTab() {
  return (
    <Stack direction="column" gap={2}>
      <SwitchesPanel />
      <ValuesPanel />
    </Stack>
  );
}
