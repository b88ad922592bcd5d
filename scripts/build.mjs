import { join } from 'node:path';
import { buildOnce, cache } from './buildOnce.mjs';
import { tool } from './command.mjs';
import { Failure } from './Failure.mjs';

export const shellDir = join(cache, 'shell');

const plugin = {
  name: 'plugin',
  inputs: [
    'src',
    '.config',
    'webpack.config.ts',
    'tsconfig.json',
    'package-lock.json',
    'package.json',
    'CHANGELOG.md',
    'LICENSE',
  ],
  output: 'dist/module.js',
  async build() {
    const args = ['-c', './webpack.config.ts', '--env', 'production', '--stats', 'errors-only'];
    const { code, output } = await tool('webpack/bin/webpack.js', args, { env: { NODE_NO_WARNINGS: '1' } });
    if (code !== 0) {
      throw new Failure(`The plugin does not build:\n${output.trim()}`);
    }
  },
};

const shell = {
  name: 'shell',
  inputs: ['sandbox/shell', 'scripts/buildShell.mjs', 'package-lock.json'],
  output: '.cache/shell/boot.js',
  async build() {
    const { buildShell } = await import('./buildShell.mjs');
    await buildShell(shellDir);
  },
};

/** Builds the plugin and the page around it, each only when its sources have changed. */
export async function build(say) {
  for (const part of [plugin, shell]) {
    await buildOnce({
      ...part,
      build: () => {
        say(`Building the ${part.name}`);
        return part.build();
      },
    });
  }
}
