import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import type { FlowBand } from '../../../domain/flow/flowLayout';

/** What a band stands for: members of a team, something unknown, or access. */
export type Look = 'Member' | 'Unknown' | NonNullable<FlowBand['level']>;

/** Bands by what they stand for; what a plan changes is broken into stripes, so that it shows without its colour. */
export const getBandStyles = (theme: GrafanaTheme2) => {
  const { getColorByName } = theme.visualization;
  const unit = theme.spacing.gridSize;
  const plain = (stroke: string, strokeOpacity = 0.5) => css({ stroke, strokeOpacity });
  const striped = (stroke: string, drawn: number, left: number) =>
    css({ stroke, strokeOpacity: 0.8, strokeDasharray: `${unit * drawn} ${unit * left}` });
  return {
    Member: plain(theme.colors.text.disabled, 0.4),
    Unknown: striped(theme.colors.text.secondary, 0.25, 1),
    View: plain(getColorByName('light-blue'), 0.35),
    Query: plain(getColorByName('light-blue'), 0.35),
    Edit: plain(getColorByName('blue'), 0.6),
    Admin: plain(getColorByName('dark-blue'), 0.9),
    Role: plain(getColorByName('purple')),
    add: striped(theme.colors.success.text, 1, 0.25),
    remove: striped(theme.colors.error.text, 0.25, 1),
    change: striped(theme.colors.warning.text, 0.5, 0.5),
    several: striped(theme.colors.warning.text, 0.5, 0.25),
  };
};
