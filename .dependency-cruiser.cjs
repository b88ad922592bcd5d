const { join } = require('node:path');

/**
 * Who may import whom: the table of design's house, word for word. Type-only imports count, and so do cycles.
 * There is no list of exceptions; another edge is a change of this file with an ADR.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
const ours = '^(src|sandbox|tests|scripts)/';

const react = '(^|/)node_modules/(@types/)?react/';
const query = '(^|/)node_modules/@tanstack/';
const grafana = (...names) => `(^|/)node_modules/@grafana/(${names.join('|')})/`;

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Move what both need below both.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared',
      comment: 'A package that package.json does not name may be gone tomorrow.',
      severity: 'error',
      from: { path: '^(src|sandbox)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain knows the domain: no React, no Grafana, no Node, no layer above it.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: '\\.test\\.tsx?$' },
      to: { pathNot: ['^src/domain/', '(^|/)node_modules/(valibot|yaml)/'] },
    },
    {
      name: 'api-knows-domain-and-api',
      comment: 'Operations know the domain and each other; React lives in api/queries.',
      severity: 'error',
      from: { path: '^src/api/(transport|scim|grafana|okta|peer|records|connect|provider)/', pathNot: '\\.test\\.tsx?$' },
      to: {
        pathNot: [
          '^src/domain/',
          '^src/api/(transport|scim|grafana|okta|peer|records|connect|provider)/',
          '(^|/)node_modules/(valibot|yaml|rxjs|@streamparser/json)/',
          grafana('runtime'),
        ],
      },
    },
    {
      name: 'only-transport-sends',
      comment: 'Requests leave through api/transport; only it knows @grafana/runtime.',
      severity: 'error',
      from: { path: '^src/api/', pathNot: ['^src/api/transport/', '\\.test\\.tsx?$'] },
      to: { path: grafana('runtime') },
    },
    {
      name: 'queries-know-api',
      comment: 'Query hooks know the domain, the API, React and TanStack Query.',
      severity: 'error',
      from: { path: '^src/api/queries/', pathNot: '\\.test\\.tsx?$' },
      to: { pathNot: ['^src/domain/', '^src/api/', react, query] },
    },
    {
      name: 'ui-draws',
      comment: 'Shared drawings know the domain, React and @grafana/ui: props in, events out.',
      severity: 'error',
      from: { path: '^src/ui/', pathNot: '\\.test\\.tsx?$' },
      to: {
        pathNot: [
          '^src/domain/',
          '^src/ui/',
          react,
          query,
          '(^|/)node_modules/(@emotion/css|react-router-dom|@types/react-dom|react-dom)/',
          grafana('ui', 'data', 'i18n', 'runtime'),
        ],
      },
    },
    {
      name: 'only-the-page-frame-knows-runtime',
      comment: 'PluginPage and locationService reach the drawings through PageFrame.',
      severity: 'error',
      from: { path: '^src/ui/', pathNot: ['^src/ui/PageFrame\\.tsx$', '\\.test\\.tsx?$'] },
      to: { path: grafana('runtime') },
    },
    {
      name: 'features-stand-alone',
      comment: 'A feature knows the domain, api/queries, ui and itself; what two need goes to ui or domain.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: ours,
        pathNot: ['^src/domain/', '^src/api/queries/', '^src/ui/', '^src/features/$1/'],
      },
    },
    {
      name: 'features-do-not-send',
      comment: 'A feature asks a query hook of api/queries; it knows neither addresses nor @grafana/runtime.',
      severity: 'error',
      from: { path: '^src/features/', pathNot: '\\.test\\.tsx?$' },
      to: { path: grafana('runtime') },
    },
    {
      name: 'nothing-below-knows-app',
      comment: 'app wires; nothing asks it back. Only the entry opens it.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/app/', '^src/module\\.tsx$', '\\.test\\.tsx?$'] },
      to: { path: '^src/(app/|module\\.tsx)' },
    },
    {
      name: 'shipped-knows-no-sandbox',
      comment: 'What ships never imports what imitates the world around it, nor what tests it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$' },
      to: { path: ['^sandbox/', '^tests/', '^scripts/', '\\.test\\.tsx?$'] },
    },
    {
      name: 'sandbox-is-a-second-opinion',
      comment: "The sandbox takes the domain's types, never its behaviour: else a wrong reading passes on both sides.",
      severity: 'error',
      from: { path: '^sandbox/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/', pathNot: '^src/plugin\\.json$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sandbox-takes-nouns-only',
      comment: 'Of src, the sandbox may know the types of the domain.',
      severity: 'error',
      from: { path: '^sandbox/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/', pathNot: ['^src/domain/', '^src/plugin\\.json$'] },
    },
    {
      name: 'server-knows-no-shell',
      comment: 'The sandbox runs alone; the shell stands on it.',
      severity: 'error',
      from: { path: '^sandbox/(server|stories)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: ['^sandbox/shell/', '^tests/', '^scripts/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: join(__dirname, 'tsconfig.json') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
