import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Text, useStyles2 } from '@grafana/ui';
import { comparePermissions, PROVIDER_FEATURES, type HeldPermissions } from '../../../domain/tokens/permissions';

/** The permissions that provisioning needs, each with whether the account holds it. */
export function GivenPermissions({ held }: { held: HeldPermissions }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.features}>
      {Object.values(PROVIDER_FEATURES).map((feature) => {
        const missing = new Set(comparePermissions(held, [feature]).missing.map(({ action }) => action));
        return (
          <div key={feature.id}>
            <Text weight="medium">{feature.title}</Text>
            <ul className={styles.list} aria-label={feature.title}>
              {feature.needs.map(({ action }) => (
                <li key={action}>
                  <Icon
                    name={missing.has(action) ? 'minus-circle' : 'check-circle'}
                    className={missing.has(action) ? styles.missing : styles.held}
                    title={
                      missing.has(action)
                        ? t('configuration.setup.account.not-given', 'Not given')
                        : t('configuration.setup.account.given', 'Given')
                    }
                  />{' '}
                  <code>{action}</code>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  features: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1, 4) }),
  list: css({ listStyle: 'none', margin: 0, padding: 0 }),
  held: css({ color: theme.colors.success.text }),
  missing: css({ color: theme.colors.text.secondary }),
});
