import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

export const getTableStyles = (theme: GrafanaTheme2) => ({
  scroller: css({
    position: 'relative',
    maxHeight: '70vh',
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    fontSize: theme.typography.body.fontSize,
  }),
  header: css({
    position: 'sticky',
    top: 0,
    zIndex: 1,
    background: theme.colors.background.secondary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  empty: css({ padding: theme.spacing(1) }),
  body: css({ position: 'relative', contain: 'layout style' }),
  row: css({ display: 'grid', width: '100%', alignItems: 'center' }),
  bodyRow: css({
    position: 'absolute',
    top: 0,
    left: 0,
    contain: 'layout paint style',
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:hover': { background: theme.colors.action.hover },
    '&:focus-visible': {
      outline: `2px solid ${theme.colors.primary.main}`,
      outlineOffset: `-2px`,
    },
  }),
  openable: css({ cursor: 'pointer' }),
  open: css({ background: theme.colors.action.selected }),
  cell: css({
    padding: theme.spacing(0, 1),
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  headerCell: css({ fontWeight: theme.typography.fontWeightMedium }),
  right: css({ textAlign: 'right', fontVariantNumeric: 'tabular-nums' }),
  sortButton: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    maxWidth: '100%',
    padding: 0,
    border: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    fontWeight: theme.typography.fontWeightMedium,
    '&:hover': { color: theme.colors.text.link },
  }),
});
