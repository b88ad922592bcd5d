import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const judge = require('../../.dependency-cruiser.cjs') as { forbidden: Array<{ name: string }> };

interface Offence {
  rule: string;
  file: string;
  imports: string;
}

/** For each rule of the judge, an import that it must refuse. */
const offences: Offence[] = [
  { rule: 'no-cycles', file: 'src/domain/scim/one.ts', imports: "import type { other } from './other'" },
  { rule: 'resolvable', file: 'src/domain/scim/lost.ts', imports: "import { lost } from './nowhere'" },
  { rule: 'declared', file: 'src/domain/scim/undeclared.ts', imports: "import { t } from 'tslib'" },
  { rule: 'domain-is-pure', file: 'src/domain/scim/impure.ts', imports: "import { useState } from 'react'" },
  { rule: 'api-knows-domain-and-api', file: 'src/api/scim/hook.ts', imports: "import { useState } from 'react'" },
  {
    rule: 'only-transport-sends',
    file: 'src/api/scim/sends.ts',
    imports: "import { getBackendSrv } from '@grafana/runtime'",
  },
  { rule: 'queries-know-api', file: 'src/api/queries/useX.ts', imports: "import { Alert } from '@grafana/ui'" },
  { rule: 'ui-draws', file: 'src/ui/Asks.tsx', imports: "import { target } from '../api/queries/target'" },
  {
    rule: 'only-the-page-frame-knows-runtime',
    file: 'src/ui/Knows.tsx',
    imports: "import { config } from '@grafana/runtime'",
  },
  {
    rule: 'features-stand-alone',
    file: 'src/features/audit/Page.tsx',
    imports: "import type { target } from '../mapping/target'",
  },
  {
    rule: 'features-do-not-send',
    file: 'src/features/audit/Send.tsx',
    imports: "import { config } from '@grafana/runtime'",
  },
  { rule: 'nothing-below-knows-app', file: 'src/ui/Back.tsx', imports: "import { target } from '../app/target'" },
  {
    rule: 'shipped-knows-no-sandbox',
    file: 'src/app/Demo.tsx',
    imports: "import { target } from '../../sandbox/server/target'",
  },
  {
    rule: 'sandbox-is-a-second-opinion',
    file: 'sandbox/server/same.ts',
    imports: "import { target } from '../../src/domain/scim/target'",
  },
  {
    rule: 'sandbox-takes-nouns-only',
    file: 'sandbox/server/peek.ts',
    imports: "import type { target } from '../../src/app/target'",
  },
  {
    rule: 'server-knows-no-shell',
    file: 'sandbox/server/draws.ts',
    imports: "import { target } from '../shell/target'",
  },
];

const targets = [
  'src/api/queries/target.ts',
  'src/app/target.ts',
  'src/domain/scim/target.ts',
  'src/features/mapping/target.ts',
  'sandbox/server/target.ts',
  'sandbox/shell/target.ts',
];

const permitted: Offence[] = [
  {
    rule: 'a feature asks a query',
    file: 'src/features/audit/Good.tsx',
    imports: "import { target } from '../../api/queries/target'",
  },
  {
    rule: 'the sandbox takes a type',
    file: 'sandbox/server/good.ts',
    imports: "import type { target } from '../../src/domain/scim/target'",
  },
];

let folder = '';
let found: Array<{ rule: string; from: string }> = [];

beforeAll(() => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  folder = mkdtempSync(join(root, '.cache/layers-'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  };
  targets.forEach((file) => write(file, 'export const target = 1;'));
  write('src/domain/scim/other.ts', "import type { one } from './one';\nexport const other = 1;");
  [...offences, ...permitted].forEach(({ file, imports }) => write(file, `${imports};\nexport const one = 1;`));
  found = violations();
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function violations(): typeof found {
  const cli = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [cli, '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'src', 'sandbox'];
  const output = execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const { summary } = JSON.parse(output) as {
    summary: { violations: Array<{ from: string; rule: { name: string } }> };
  };
  return summary.violations.map(({ from, rule }) => ({ rule: rule.name, from }));
}

test('there is an offence for every rule', () => {
  expect(judge.forbidden.length).toBeGreaterThan(0);
  expect(offences.map(({ rule }) => rule)).toEqual(judge.forbidden.map(({ name }) => name));
});

test.each(offences)('$rule: $file may not say $imports', ({ rule, file }) => {
  expect(found).toContainEqual({ rule, from: file });
});

test.each(permitted)('$rule', ({ file }) => {
  expect(found.filter(({ from }) => from === file)).toEqual([]);
});
