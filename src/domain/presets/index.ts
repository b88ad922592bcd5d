import { entra } from './entra';
import { generic } from './generic';
import { okta } from './okta';
import type { Preset } from './preset';

/** Every identity provider that there is a guide for, the supported ones first. */
export const PRESETS = [okta, entra, generic] as const satisfies readonly Preset[];

export type PresetId = (typeof PRESETS)[number]['id'];

/** The preset with this id; undefined for what is none, as settings are written by hand, too. */
export const presetById = (id: string | undefined): Preset | undefined => PRESETS.find((preset) => preset.id === id);
