import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Icon, type IconName, Text, TextLink, useStyles2 } from '@grafana/ui';
import type { Collision, CollisionKind } from '../../../domain/migration/collision';
import { NameList } from '../../../ui/NameList';
import { pagePath } from '../../../ui/pagePath';
import type { Names } from '../names';
import type { StepProps } from './StepProps';
import { teamPath } from './migrationWords';

const ICONS: Record<Collision['severity'], IconName> = {
  error: 'exclamation-circle',
  warning: 'exclamation-triangle',
  info: 'info-circle',
};
const MOST_SHOWN = 100;
const PEOPLE_SHOWN = 8;

/** What goes wrong when group sync takes the place of Team Sync, each with what to do about it. */
export function CollisionsStep({ view: { look }, names }: StepProps) {
  const styles = useStyles2(getStyles);
  const { collisions } = look;
  const more = collisions.length - MOST_SHOWN;
  if (collisions.length === 0) {
    return (
      <Text element="p">
        <Trans i18nKey="mapping.migration.no-collisions">Nothing would collide, as far as Grafana could be read.</Trans>
      </Text>
    );
  }
  return (
    <>
      <ul className={styles.list} aria-label={t('mapping.migration.step.collisions', 'What would collide')}>
        {collisions.slice(0, MOST_SHOWN).map((collision) => (
          <li key={`${collision.kind} ${collision.teamUids.join()} ${collision.detail}`} className={styles.item}>
            <Icon
              name={ICONS[collision.severity]}
              className={styles[collision.severity]}
              title={severityText(collision.severity)}
            />
            <div className={styles.words}>
              <bdi>{collision.detail}</bdi>
              {collision.remedy !== '' && (
                <Text element="p" color="secondary">
                  {collision.remedy}
                </Text>
              )}
              {collision.userUids.length > 0 && (
                <Text element="p" color="secondary">
                  <NameList names={collision.userUids.map(names.person)} shown={PEOPLE_SHOWN} />
                </Text>
              )}
              <Where collision={collision} names={names} />
            </div>
          </li>
        ))}
      </ul>
      {more > 0 && <Text color="secondary">{t('ui.list.more', 'and {{count, number}} more', { count: more })}</Text>}
    </>
  );
}

const TEAM_PAGE: Partial<Record<CollisionKind, 'settings' | 'members' | 'groupsync'>> = {
  'team-name-taken': 'settings',
  'members-by-hand': 'members',
  'members-missing': 'members',
  'members-not-provisioned': 'members',
  'provisioned-and-synced': 'groupsync',
};

/** Where it can be put right. */
function Where({ collision: { kind, teamUids }, names }: { collision: Collision; names: Names }) {
  const page = TEAM_PAGE[kind];
  const [teamUid] = teamUids;
  if (kind === 'both-on') {
    return (
      <TextLink inline={false} href={pagePath('configuration', { tab: 'settings' })}>
        {t('mapping.migration.open-settings', 'Open the switches')}
      </TextLink>
    );
  }
  return page && teamUid !== undefined ? (
    <TextLink inline={false} href={teamPath(teamUid, page)}>
      {t('mapping.migration.open-team', 'Open team {{team}}', {
        team: names.team(teamUid),
        interpolation: { escapeValue: false },
      })}
    </TextLink>
  ) : null;
}

function severityText(severity: Collision['severity']): string {
  const words = {
    error: () => t('mapping.findings.error', 'Error'),
    warning: () => t('mapping.findings.warning', 'Warning'),
    info: () => t('mapping.findings.info', 'For your information'),
  };
  return words[severity]();
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0 }),
  item: css({
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: theme.spacing(1),
    padding: theme.spacing(0.75, 0),
  }),
  words: css({ overflowWrap: 'anywhere' }),
  error: css({ color: theme.colors.error.text }),
  warning: css({ color: theme.colors.warning.text }),
  info: css({ color: theme.colors.info.text }),
});
