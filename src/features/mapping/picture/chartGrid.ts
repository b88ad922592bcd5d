import type { FlowColumn } from '../../../domain/flow/flowPicture';

/** Where columns stand and how wide their boxes are, in hundredths of the picture's width. */
export const BOX_WIDTH = 24;
export const COLUMN_LEFT: Readonly<Record<FlowColumn, number>> = { group: 0, team: 38, target: 76 };
