import { t } from '@grafana/i18n';
import type { SwitchId, SwitchValue } from '../../../domain/connection/scimSettings';

export function switchWords(id: SwitchId): { label: string; description: string } {
  const words: Record<SwitchId, { label: string; description: string }> = {
    userSync: {
      label: t('configuration.switch.user-sync', 'User sync'),
      description: t(
        'configuration.switch.user-sync-about',
        'The identity provider creates, changes and disables people.'
      ),
    },
    groupSync: {
      label: t('configuration.switch.group-sync', 'Group sync'),
      description: t(
        'configuration.switch.group-sync-about',
        'Groups of the identity provider become teams, with their members.'
      ),
    },
    rejectNonProvisioned: {
      label: t('configuration.switch.reject', 'Reject non-provisioned users'),
      description: t(
        'configuration.switch.reject-about',
        'Whoever signs in through single sign-on and was not provisioned is turned away, while user sync is on.'
      ),
    },
  };
  return words[id];
}

export function valueWords(value: SwitchValue): string {
  if (value === 'unknown') {
    return t('configuration.switch.unknown', 'Unknown');
  }
  return value ? t('configuration.switch.on', 'On') : t('configuration.switch.off', 'Off');
}
