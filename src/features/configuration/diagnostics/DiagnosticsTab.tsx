import { Stack } from '@grafana/ui';
import { ExplainerSection } from '../explainer/ExplainerSection';
import { ChecksSection } from './ChecksSection';

export function DiagnosticsTab() {
  return (
    <Stack direction="column" gap={2}>
      <ChecksSection />
      <ExplainerSection />
    </Stack>
  );
}
