import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { browser } from './browser.mjs';
import { build } from './build.mjs';
import { cache } from './buildOnce.mjs';
import { tool } from './command.mjs';
import { install } from './install.mjs';
import { root } from './root.mjs';

const entryLimitKb = 15;
const jestReport = join(cache, 'jest.json');
const e2eReport = join(cache, 'e2e.json');

/** Each check answers how many passed and failed, and what to show when something failed. */
const checks = [
  ['types', () => one(tool('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json']))],
  ['types of the domain', () => one(tool('typescript/bin/tsc', ['--noEmit', '-p', 'src/domain/tsconfig.json']))],
  [
    'lint',
    () =>
      one(tool('eslint/bin/eslint.js', ['--cache', '--cache-location', '.cache/eslint', '--max-warnings', '0', '.'])),
  ],
  [
    'layers',
    () =>
      one(
        tool('dependency-cruiser/bin/dependency-cruise.mjs', ['--config', '.dependency-cruiser.cjs', 'src', 'sandbox'])
      ),
  ],
  ['unused code', () => one(tool('knip/bin/knip.js'))],
  ['unit, contract and page tests', unit],
  ['build', () => attempt(() => build(() => undefined))],
  ['size of the entry', size],
  ['end to end', endToEnd],
];

async function one(run) {
  const { code, output } = await run;
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

async function attempt(run) {
  try {
    await run();
    return { passed: 1, failed: 0, output: '' };
  } catch (error) {
    return { passed: 0, failed: 1, output: error.message };
  }
}

async function unit() {
  const { output } = await tool('jest/bin/jest.js', ['--json', `--outputFile=${jestReport}`]);
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = report(jestReport);
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites, output };
}

async function endToEnd() {
  const env = { CHROME_PATH: await browser(say), PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport };
  const { output } = await tool('@playwright/test/cli.js', ['test', '--reporter=list,json'], { env });
  const { stats, errors } = report(e2eReport);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, output };
}

const report = (file) => JSON.parse(readFileSync(file, 'utf8'));

async function size() {
  const kb = gzipSync(readFileSync(join(root, 'dist/module.js'))).length / 1000;
  const words = `${kb.toFixed(1)} kB gzipped of ${entryLimitKb} allowed`;
  return { passed: kb < entryLimitKb ? 1 : 0, failed: kb < entryLimitKb ? 0 : 1, output: words, note: words };
}

const say = (text) => console.log(text);
const isSkipped = (name) => process.argv.length > 2 && !process.argv.slice(2).some((part) => name.includes(part));

await install(say);
mkdirSync(cache, { recursive: true });
[jestReport, e2eReport].forEach((file) => rmSync(file, { force: true }));

const total = { passed: 0, failed: 0 };
for (const [name, check] of checks.filter(([checked]) => !isSkipped(checked))) {
  const startedMs = Date.now();
  const { passed, failed, output, note } = await check().catch((error) => ({
    passed: 0,
    failed: 1,
    output: error.message,
  }));
  total.passed += passed;
  total.failed += failed;
  if (passed + failed === 0) {
    total.failed += 1;
  }
  if (failed > 0 || passed === 0) {
    say(output.trim());
  }
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
  say(
    `${failed > 0 || passed === 0 ? 'FAILED' : 'ok    '} ${name}: ${note ?? `${passed} passed, ${failed} failed`} (${seconds} s)`
  );
}
say(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
