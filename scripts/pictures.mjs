import { browser } from './browser.mjs';
import { build } from './build.mjs';
import { tool } from './command.mjs';
import { Failure } from './Failure.mjs';
import { install } from './install.mjs';

const folder = 'docs/pictures';

/** The pictures of the guides are those that the end-to-end specs take: what a guide shows has been tried. */
const specs = ['guide', 'environments', 'migration', 'setUp', 'rotation', 'diagnostics', 'selfTest'].map(
  (name) => `${name}.spec.ts`
);

const say = (text) => console.log(text);
await install(say);
await build(say);
const env = { CHROME_PATH: await browser(say), PICTURES: folder };
const wanted = process.argv.length > 2 ? process.argv.slice(2) : specs;
const { code, output } = await tool('@playwright/test/cli.js', ['test', ...wanted], { env });
if (code !== 0) {
  throw new Failure(output.trim());
}
say(`Pictures are in ${folder}`);
