import { useMemo } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Text, useStyles2 } from '@grafana/ui';
import {
  areaCounts,
  AREAS,
  type Area,
  type Compared,
  type Standing,
  STANDINGS,
} from '../../domain/environments/compared';
import type { SideNames } from '../../domain/environments/comparisonExports';
import { areaWords, standingWords } from './comparisonWords';
import type { ComparisonView } from './useComparisonView';

interface CountsTableProps {
  items: readonly Compared[];
  isAccessCompared: boolean;
  names: SideNames;
  view: ComparisonView;
}

/** How many of each kind differ in which way; each number narrows the list to what it counts. */
export function CountsTable({ items, isAccessCompared, names, view }: CountsTableProps) {
  const styles = useStyles2(getStyles);
  const counts = useMemo(() => areaCounts(items), [items]);
  return (
    <div className={styles.scroller}>
      <table className={styles.table} aria-label={t('environments.counts.title', 'Differences by kind')}>
        <thead>
          <tr>
            <td />
            {STANDINGS.map((standing) => (
              <th key={standing} scope="col">
                <bdi>{standingWords(standing, names)}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {AREAS.map((area) => (
            <tr key={area}>
              <th scope="row">{areaWords(area)}</th>
              {area === 'access' && !isAccessCompared ? (
                <td colSpan={STANDINGS.length}>
                  <Text color="secondary">{t('environments.counts.not-compared', 'Not compared yet')}</Text>
                </td>
              ) : (
                STANDINGS.map((standing) => (
                  <td key={standing}>
                    <Count count={counts[area][standing]} area={area} standing={standing} names={names} view={view} />
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CountProps {
  count: number;
  area: Area;
  standing: Standing;
  names: SideNames;
  view: ComparisonView;
}

function Count({ count, area, standing, names, view }: CountProps) {
  if (count === 0) {
    return <Text color="secondary">{count}</Text>;
  }
  const isChosen = view.area === area && view.standing === standing;
  return (
    <Button
      size="sm"
      fill={isChosen ? 'solid' : 'text'}
      variant={isChosen ? 'secondary' : 'primary'}
      aria-pressed={isChosen}
      aria-label={t('environments.counts.show', '{{area}}, {{standing}}: {{count, number}}', {
        area: areaWords(area),
        standing: standingWords(standing, names),
        count,
        interpolation: { escapeValue: false },
      })}
      onClick={() => view.set(isChosen ? { area: undefined, standing: undefined } : { area, standing })}
    >
      {count.toLocaleString()}
    </Button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroller: css({ overflowX: 'auto' }),
  table: css({
    borderCollapse: 'collapse',
    'th, td': { padding: theme.spacing(0.25, 2, 0.25, 0), textAlign: 'left' },
    'thead th': { ...theme.typography.bodySmall, color: theme.colors.text.secondary, whiteSpace: 'nowrap' },
    'tbody th': { fontWeight: theme.typography.fontWeightMedium, whiteSpace: 'nowrap' },
    'td, thead th': { textAlign: 'center' },
    'tbody tr': { borderTop: `1px solid ${theme.colors.border.weak}` },
  }),
});
