import type { Configuration, RuleSetRule } from 'webpack';

import grafanaConfig, { type Env } from './.config/webpack/webpack.config.ts';

interface SwcRule extends RuleSetRule {
  use: { loader: 'swc-loader'; options: { jsc: object } };
}

const isSwcRule = (rule: unknown): rule is SwcRule =>
  typeof rule === 'object' &&
  rule !== null &&
  'use' in rule &&
  typeof rule.use === 'object' &&
  rule.use !== null &&
  'loader' in rule.use &&
  rule.use.loader === 'swc-loader';

/** create-plugin's build, with the automatic JSX runtime that its externals already allow for. */
const config = async (env: Env): Promise<Configuration> => {
  const base = await grafanaConfig(env);
  const swcRules = (base.module?.rules ?? []).filter(isSwcRule);
  if (swcRules.length === 0) {
    throw new Error("create-plugin's configuration has no rule for swc-loader any more");
  }
  for (const { use } of swcRules) {
    use.options.jsc = { ...use.options.jsc, transform: { react: { runtime: 'automatic' } } };
  }
  return base;
};

export default config;
