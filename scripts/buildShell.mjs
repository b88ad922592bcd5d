import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { build } from 'esbuild';
import { root } from './root.mjs';

const require = createRequire(import.meta.url);
const runtime = dirname(require.resolve('@grafana/runtime/package.json'));
const ui = dirname(require.resolve('@grafana/ui/package.json'));

/** What only Grafana knows by name: its own copy of emotion, the router that it shares, the seat of `PluginPage`. */
const grafanaModules = {
  '@emotion/css': { path: '@emotion/css', resolveDir: ui },
  'react-router-dom': { path: 'react-router-dom-v5-compat', resolveDir: ui },
  '@grafana/runtime/internal': { path: './dist/esm/components/PluginPage.mjs', resolveDir: runtime },
};

const asInGrafana = {
  name: 'as-in-grafana',
  setup(build) {
    build.onResolve({ filter: /^(@emotion\/css|react-router-dom|@grafana\/runtime\/internal)$/ }, (asked) => {
      const { path, resolveDir } = grafanaModules[asked.path];
      const isOurs = /[/\\]sandbox[/\\]shell[/\\]/.test(asked.importer);
      return isOurs ? build.resolve(path, { resolveDir, kind: asked.kind }) : undefined;
    });
  },
};

/** Bundles the shell with production React into `outdir`. */
export async function buildShell(outdir) {
  await build({
    absWorkingDir: root,
    entryPoints: { boot: 'sandbox/shell/boot.ts' },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    loader: { '.svg': 'dataurl', '.css': 'empty' },
    plugins: [asInGrafana],
    logLevel: 'error',
  });
}
