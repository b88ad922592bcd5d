import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import type { SideNames } from '../../domain/environments/comparisonExports';
import type { Environment } from '../../domain/environments/environment';
import type { Result } from '../../domain/fault/Fault';
import { DisplayName } from '../../ui/DisplayName';

interface SideFactsProps {
  sides: { here: Environment; there: Environment };
  names: SideNames;
}

/** How large both are, and which Grafana they run: figures that need not be equal. */
export function SideFacts({ sides, names }: SideFactsProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.scroller} role="group" aria-label={t('environments.facts.title', 'Both sides')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">
              <DisplayName name={names.here} length={40} />
            </th>
            <th scope="col">
              <DisplayName name={names.there} length={40} />
            </th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ id, title, value }) => (
            <tr key={id}>
              <th scope="row">{title()}</th>
              <td>{shown(value(sides.here))}</td>
              <td>{shown(value(sides.there))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface FactRow {
  id: string;
  title: () => string;
  value: (side: Environment) => Result<string | number>;
}

const read = <T,>(part: Result<T>, say: (value: T) => string | number): Result<string | number> =>
  part.ok ? { ok: true, value: say(part.value) } : part;

const ROWS: readonly FactRow[] = [
  {
    id: 'server',
    title: () => t('environments.facts.server', 'Grafana'),
    value: ({ server }) => read(server, ({ version, edition }) => `${version} ${edition}`),
  },
  { id: 'people', title: () => t('environments.facts.people', 'People'), value: ({ people }) => people },
  {
    id: 'groups',
    title: () => t('environments.facts.groups', 'Groups'),
    value: ({ groups }) => read(groups, (known) => known.groups.length),
  },
  {
    id: 'stand-in',
    title: () => t('environments.facts.group-source', 'Groups come from'),
    value: ({ groups }) => read(groups, ({ source }) => SOURCES[source]()),
  },
  {
    id: 'teams',
    title: () => t('environments.facts.teams', 'Teams'),
    value: ({ teams }) => read(teams, ({ length }) => length),
  },
  {
    id: 'folders',
    title: () => t('environments.facts.folders', 'Folders'),
    value: ({ folders }) => read(folders, ({ length }) => length),
  },
  {
    id: 'data-sources',
    title: () => t('environments.facts.data-sources', 'Data sources'),
    value: ({ dataSources }) =>
      read(dataSources, (known) => known?.length ?? t('environments.facts.none-kept', 'no permissions on them here')),
  },
];

const SOURCES = {
  scim: () => t('environments.facts.source-scim', 'SCIM'),
  'provisioned-teams': () =>
    t('environments.facts.source-provisioned', 'provisioned teams, as SCIM could not be asked'),
  teams: () => t('environments.facts.source-teams', 'teams, as there is no SCIM'),
};

function shown(value: Result<string | number>) {
  if (!value.ok) {
    return <Text color="secondary">{t('environments.value.unknown', 'Unknown')}</Text>;
  }
  return typeof value.value === 'number' ? value.value.toLocaleString() : <bdi>{value.value}</bdi>;
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroller: css({ overflowX: 'auto' }),
  table: css({
    borderCollapse: 'collapse',
    'th, td': { padding: theme.spacing(0.5, 3, 0.5, 0), textAlign: 'left', verticalAlign: 'top' },
    'tbody th': { fontWeight: theme.typography.fontWeightRegular, color: theme.colors.text.secondary },
  }),
});
