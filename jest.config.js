process.env.TZ = 'UTC';
process.env.I18NEXT_NO_SUPPORT_NOTICE = '1';

const base = require('./.config/jest.config');
const { grafanaESModules, nodeModulesToTransform } = require('./.config/jest/utils');

const [loader, swcOptions] = base.transform['^.+\\.(t|j)sx?$'];

const shared = {
  rootDir: __dirname,
  // The scaffold's pattern skips .mjs, which d3-color 3.1 and Grafana's own packages ship.
  transform: {
    '^.+\\.m?[tj]sx?$': [
      loader,
      { ...swcOptions, jsc: { ...swcOptions.jsc, target: 'es2022', transform: { react: { runtime: 'automatic' } } } },
    ],
  },
  transformIgnorePatterns: [nodeModulesToTransform([...grafanaESModules, '@react-hookz', '@ver0', 'yaml'])],
  moduleNameMapper: {
    ...base.moduleNameMapper,
    // The scaffold's takes seconds for a picture given as a data address: its pattern goes over the text again and again.
    'react-inlinesvg': '<rootDir>/tests/support/InlineSvg.tsx',
    '^@grafana/runtime/internal$': '<rootDir>/node_modules/@grafana/runtime/dist/cjs/components/PluginPage.cjs',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.cache'],
  watchPathIgnorePatterns: base.watchPathIgnorePatterns,
};

module.exports = {
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: ['src', 'sandbox', 'scripts', 'tests'].map((folder) => `<rootDir>/${folder}/**/*.test.ts`),
    },
    {
      ...shared,
      displayName: 'dom',
      testEnvironment: '<rootDir>/tests/support/DomEnvironment.js',
      setupFilesAfterEnv: ['<rootDir>/jest-setup.js'],
      testMatch: ['src', 'tests'].map((folder) => `<rootDir>/${folder}/**/*.test.tsx`),
    },
  ],
};
