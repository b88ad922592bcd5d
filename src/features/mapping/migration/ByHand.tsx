import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Text, TextLink, useStyles2 } from '@grafana/ui';
import { BulletList } from '../../../ui/BulletList';
import { NameList } from '../../../ui/NameList';
import type { Names } from '../names';
import { type Migrating, teamPath } from './migrationWords';

const MOST_SHOWN = 50;

/** What SCIM Manager does not do: removing external groups, and deleting teams. */
export function ByHand({ view: { look, facts }, names }: { view: Migrating; names: Names }) {
  const styles = useStyles2(getStyles);
  const { retirement } = look;
  const needed = stillNeeded(retirement);
  const synced = [...facts.byTeam].filter(([, groups]) => groups.length > 0);
  const ready = synced.filter(([teamUid]) => facts.isComplete && !needed.has(teamUid));
  const deletable = retirement.emptied;
  if (synced.length + deletable.length === 0) {
    return null;
  }
  return (
    <section className={styles.part} aria-label={t('mapping.migration.by-hand', 'By hand, in Grafana')}>
      <Text element="h4" variant="h5">
        <Trans i18nKey="mapping.migration.by-hand">By hand, in Grafana</Trans>
      </Text>
      {ready.length > 0 && (
        <>
          <Text element="p">
            <Trans i18nKey="mapping.migration.remove-external">
              Remove the external groups of these teams: nobody has access through them alone any more. Grafana may then
              take the members out of the old team when they sign in; they keep their access by other ways.
            </Trans>
          </Text>
          <BulletList max={MOST_SHOWN}>
            {ready.map(([teamUid, groups]) => (
              <li key={teamUid}>
                <TextLink inline href={teamPath(teamUid, 'groupsync')}>
                  {names.team(teamUid)}
                </TextLink>
                : <NameList names={groups} />
              </li>
            ))}
          </BulletList>
        </>
      )}
      {synced.length > ready.length && (
        <Text element="p" color="secondary">
          {t(
            'mapping.migration.remove-later',
            'Leave the external groups of {{count}} teams until their new teams have come and hold the access of everybody in them. If Grafana refuses to turn group sync on while there are external groups, choose a quiet hour: remove them, turn it on, and let the provider push at once.',
            {
              count: synced.length - ready.length,
              defaultValue_one:
                'Leave the external groups of {{count}} team until its new teams have come and hold the access of everybody in it. If Grafana refuses to turn group sync on while there are external groups, choose a quiet hour: remove them, turn it on, and let the provider push at once.',
            }
          )}
        </Text>
      )}
      {deletable.length > 0 && (
        <>
          <Text element="p">
            <Trans i18nKey="mapping.migration.delete-old">
              These old teams hold no role, no folder and no data source any more and can be deleted. Look first whether
              one of them has rights on single dashboards, or receives alerts: SCIM Manager does not see those.
            </Trans>
          </Text>
          <BulletList max={MOST_SHOWN}>
            {deletable.map((teamUid) => (
              <li key={teamUid}>
                <TextLink inline href={teamPath(teamUid, 'settings')}>
                  {names.team(teamUid)}
                </TextLink>
              </li>
            ))}
          </BulletList>
        </>
      )}
    </section>
  );
}

/** Old teams that somebody may have access through, and by no other way: who leaves them may lose it. */
const stillNeeded = ({
  waiting,
  notHeld,
  byRules,
  stillNeeded: needed,
}: Migrating['look']['retirement']): Set<string> =>
  new Set([...waiting, ...notHeld, ...byRules, ...needed].map(({ teamUid }) => teamUid));

/** Links in lines that follow each other, far enough apart to be hit. */
const getStyles = (theme: GrafanaTheme2) => ({
  part: css({ '& li': { padding: theme.spacing(0.5, 0) } }),
});
