import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { browser } from './browser.mjs';
import { build } from './build.mjs';
import { command } from './command.mjs';
import { Failure } from './Failure.mjs';
import { install } from './install.mjs';
import { root } from './root.mjs';

const folder = 'tests/bench';
const say = (text) => console.log(text);

/** Runs every bench, or those whose name has one of the given words. */
const words = process.argv.slice(2);
const isWanted = (name) => words.length === 0 || words.some((word) => name.includes(word));
await install(say);
await build(say);
const env = { CHROME_PATH: await browser(say) };
const benches = readdirSync(join(root, folder)).filter((name) => name.endsWith('.bench.ts') && isWanted(name));
if (benches.length === 0) {
  throw new Failure(`There is no such bench in ${folder}.`);
}
for (const bench of benches) {
  say(`\n${bench}`);
  const { code, output } = await command(process.execPath, ['--import', 'tsx', `${folder}/${bench}`], { env });
  say(output.trim());
  if (code !== 0) {
    throw new Failure(`${bench} failed.`);
  }
}
