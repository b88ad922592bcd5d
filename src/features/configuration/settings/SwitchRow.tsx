import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { RadioButtonGroup, Text, useStyles2 } from '@grafana/ui';
import type { ScimSetting } from '../../../api/queries/useScimSettings';
import type { SwitchId } from './useSwitchChoice';

interface SwitchRowProps {
  id: SwitchId;
  setting: ScimSetting;
  /** What the person wants; undefined while the present value is unknown and nothing was chosen. */
  chosen: boolean | undefined;
  isDisabled: boolean;
  onChange: (value: boolean) => void;
}

export function SwitchRow({ id, setting, chosen, isDisabled, onChange }: SwitchRowProps) {
  const styles = useStyles2(getStyles);
  const { label, description } = switchWords(id);
  const options = [
    { label: t('configuration.switch.choose-off', 'Off'), value: false },
    { label: t('configuration.switch.choose-on', 'On'), value: true },
  ];
  return (
    <div className={styles.row}>
      <RadioButtonGroup aria-label={label} options={options} value={chosen} disabled={isDisabled} onChange={onChange} />
      <div>
        <Text weight="medium">{label}</Text>
        <Text color="secondary" element="p">
          {description}
        </Text>
        <Text variant="bodySmall" color={setting.value === 'unknown' ? 'warning' : 'secondary'} element="p">
          {valueWords(setting)}
        </Text>
      </div>
    </div>
  );
}

function switchWords(id: SwitchId): { label: string; description: string } {
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
        'Whoever signs in through single sign-on and was not provisioned is turned away.'
      ),
    },
  };
  return words[id];
}

function valueWords({ value, source, iniValue }: ScimSetting): string {
  if (value === 'unknown') {
    return t('configuration.switch.unknown', 'Now unknown: it could not be read');
  }
  const state = value ? t('configuration.switch.on', 'Now on') : t('configuration.switch.off', 'Now off');
  return `${state} · ${sourceWords(source, iniValue)}`;
}

function sourceWords(source: ScimSetting['source'], iniValue: boolean | undefined): string {
  if (source === 'ini') {
    return t(
      'configuration.switch.from-ini',
      'from the configuration file of Grafana, because nothing was saved here yet'
    );
  }
  if (source === 'unknown') {
    return t('configuration.switch.from-unknown', 'Grafana does not say where the value comes from');
  }
  if (iniValue === undefined) {
    return t('configuration.switch.from-dynamic', 'saved in Grafana; it overrides the configuration file');
  }
  return iniValue
    ? t('configuration.switch.over-on', 'saved in Grafana; it overrides the configuration file, which says on')
    : t('configuration.switch.over-off', 'saved in Grafana; it overrides the configuration file, which says off');
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: theme.spacing(2),
    alignItems: 'start',
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
});
