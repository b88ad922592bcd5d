import { defineConfig } from 'eslint/config';
import i18n from '@grafana/i18n/eslint-plugin';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import sonarjs from 'eslint-plugin-sonarjs';
import baseConfig from './.config/eslint.config.mjs';

const tests = ['**/*.test.{ts,tsx}', 'tests/**/*.{ts,tsx}'];

/** What dependency-cruiser judges, said in the editor, with the way that is right. */
const layer = (files, patterns, paths = []) => ({
  files,
  ignores: tests,
  rules: { 'no-restricted-imports': ['error', { paths: ['moment', ...paths], patterns }] },
});

const runtime = (message) => ({ name: '@grafana/runtime', message });
const group = (message, ...names) => ({ group: names, message });
const notShipped = group('What ships never imports the sandbox or tests.', '**/sandbox/**', '**/tests/**');

export default defineConfig([
  {
    ignores: ['dist/', 'coverage/', '.cache/', 'node_modules/', 'test-results/', 'playwright-report/', '.config/'],
  },
  ...baseConfig,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { sonarjs },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'no-alert': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-duplicate-imports': 'off',
      'react/react-in-jsx-scope': 'off',
      'sonarjs/cognitive-complexity': ['error', 11],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSAsExpression > TSAsExpression.expression > TSUnknownKeyword',
          message: 'A cast by way of unknown hides a wrong type: decode it, or narrow it with a guard.',
        },
      ],
    },
  },
  { files: tests, rules: { 'max-lines': ['error', { max: 600 }] } },
  {
    files: ['webpack.config.ts'],
    rules: { '@typescript-eslint/no-explicit-any': 'off', 'max-lines': 'off' },
  },
  {
    files: ['{src,sandbox,tests,scripts}/**/*.{ts,tsx,mjs}'],
    rules: { 'no-console': 'error' },
  },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
  {
    files: ['src/**/*.tsx', 'sandbox/shell/**/*.tsx'],
    ...jsxA11y.flatConfigs.strict,
    rules: { ...jsxA11y.flatConfigs.strict.rules, 'react/no-danger': 'error' },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: tests,
    rules: {
      'no-console': ['error', { allow: ['error', 'warn'] }],
      'no-restricted-properties': [
        'error',
        { object: 'window', property: 'grafanaBootData', message: 'Use config of @grafana/runtime, in api/transport.' },
        { object: 'window', property: 'location', message: 'Use locationService, or a link of react-router-dom.' },
      ],
    },
  },
  {
    files: ['src/{app,features,ui}/**/*.{ts,tsx}'],
    ignores: tests,
    plugins: { '@grafana/i18n': i18n },
    rules: {
      '@grafana/i18n/no-untranslated-strings': 'error',
      '@grafana/i18n/no-translation-top-level': 'error',
      // React Compiler does not build this plugin: what it would skip is no news.
      'react-hooks/incompatible-library': 'off',
    },
  },
  layer(
    ['src/domain/**'],
    [
      group('The domain is plain TypeScript: hand the data in.', 'react*', '@grafana/*', '@tanstack/*', 'node:*'),
      group('The domain knows no layer above it.', '**/api/**', '**/ui/**', '**/features/**', '**/app/**'),
      notShipped,
    ]
  ),
  layer(
    ['src/api/{scim,grafana,okta,records,queries}/**'],
    [notShipped],
    [runtime('Requests leave through api/transport.')]
  ),
  layer(
    ['src/ui/**'],
    [group('Shared drawings take props and give events.', '**/api/**', '**/features/**', '**/app/**'), notShipped]
  ),
  layer(
    ['src/features/**'],
    [
      group(
        'A feature asks a hook of api/queries.',
        '**/api/transport/**',
        '**/api/scim/**',
        '**/api/grafana/**',
        '**/api/okta/**',
        '**/api/records/**'
      ),
      group('A feature knows no other feature: what two need goes to ui or domain.', '**/features/**', '**/app/**'),
      notShipped,
    ],
    [runtime('A feature asks a hook of api/queries, and draws with ui/PageFrame.')]
  ),
]);
