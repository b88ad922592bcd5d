import { SwitchesPanel } from './SwitchesPanel';

export function SettingsTab() {
  return <SwitchesPanel />;
}
