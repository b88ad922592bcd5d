import type { Configuration, RuleSetRule } from 'webpack';
import { mergeWithRules } from 'webpack-merge';

import grafanaConfig, { type Env } from './.config/webpack/webpack.config.ts';

const automaticJsx: RuleSetRule = {
  test: /\.[tj]sx?$/,
  use: { loader: 'swc-loader', options: { jsc: { transform: { react: { runtime: 'automatic' } } } } },
};

const mergeSwcOptions = mergeWithRules({ module: { rules: { test: 'match', use: { loader: 'match', options: 'merge' } } } });

/** create-plugin's build, with the automatic JSX runtime that its externals already allow for. */
const config = async (env: Env): Promise<Configuration> =>
  mergeSwcOptions(await grafanaConfig(env), { module: { rules: [automaticJsx] } });

export default config;
