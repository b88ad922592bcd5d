import { Icon, type IconName } from '@grafana/ui';

/** What a button shows, and while it is at work. With a key: Grafana's icon stays empty if its name changes as it loads. */
export function busyIcon(isBusy: boolean, name: IconName) {
  const shown = isBusy ? 'spinner' : name;
  return <Icon key={shown} name={shown} />;
}
