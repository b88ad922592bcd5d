import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, Stack, Text, useStyles2 } from '@grafana/ui';
import { type Compared, type ComparedField, subjectOf } from '../../domain/environments/compared';
import type { SideNames } from '../../domain/environments/comparisonExports';
import { DiffView } from '../../ui/DiffView';
import { DisplayName } from '../../ui/DisplayName';
import { SidePanel } from '../../ui/SidePanel';
import { clipName } from '../../ui/visibleName';
import { fieldWords, itemName, kindWords, sideWords, STANDING_COLORS, standingWords } from './comparisonWords';

interface ComparedDrawerProps {
  item: Compared;
  names: SideNames;
  onClose: () => void;
}

/** One thing on both sides, field by field. */
export function ComparedDrawer({ item, names, onClose }: ComparedDrawerProps) {
  const styles = useStyles2(getStyles);
  const { team } = subjectOf(item);
  const title = `${kindWords(item.kind)}: ${clipName(itemName(item), 60).text}`;
  const text = item.fields.find(({ name }) => name === 'text');
  const rows = item.fields.filter(({ name }) => name !== 'text');
  return (
    <SidePanel size={text ? 'md' : 'sm'} title={title} onClose={onClose}>
      <Stack direction="column" gap={2}>
        <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
          <Badge color={STANDING_COLORS[item.standing]} text={standingWords(item.standing, names)} />
          {team !== undefined && (
            <span>
              {t('environments.drawer.team', 'Team')} <DisplayName name={team} />
            </span>
          )}
        </Stack>
        {item.standing === 'unknown' && (
          <Text element="p" color="secondary">
            {t(
              'environments.drawer.unknown',
              'One side could not be read, so it is not known whether they differ. What is missing stands above the list.'
            )}
          </Text>
        )}
        {rows.length > 0 && (
          <table className={styles.table} aria-label={t('environments.drawer.fields', 'Field by field')}>
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
              {rows.map((field) => (
                <FieldRow key={field.name} field={field} />
              ))}
            </tbody>
          </table>
        )}
        {text && <TextDiff field={text} names={names} />}
      </Stack>
    </SidePanel>
  );
}

function FieldRow({ field }: { field: ComparedField }) {
  return (
    <tr>
      <th scope="row">{fieldWords(field.name)}</th>
      <td>
        <DisplayName name={sideWords(field.name, field.here)} length={200} />
      </td>
      <td>
        <DisplayName name={sideWords(field.name, field.there)} length={200} />
      </td>
    </tr>
  );
}

function TextDiff({ field: { here, there }, names }: { field: ComparedField; names: SideNames }) {
  const [ours, theirs] = [here, there].map((side) => (side.is === 'known' ? side.value : ''));
  return (
    <>
      <Text element="p" color="secondary">
        {t(
          'environments.drawer.diff',
          '− as in {{here}}, + as in {{there}}; folders by path, roles and data sources by name',
          {
            here: clipName(names.here, 40).text,
            there: clipName(names.there, 40).text,
            interpolation: { escapeValue: false },
          }
        )}
      </Text>
      <DiffView
        label={t('environments.drawer.diff-label', 'Text on both sides')}
        before={ours ?? ''}
        after={theirs ?? ''}
      />
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    width: '100%',
    'th, td': {
      padding: theme.spacing(0.5, 2, 0.5, 0),
      textAlign: 'left',
      verticalAlign: 'top',
      overflowWrap: 'anywhere',
    },
    'tbody th': { fontWeight: theme.typography.fontWeightRegular, color: theme.colors.text.secondary },
  }),
});
