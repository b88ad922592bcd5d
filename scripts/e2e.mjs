import { spawn } from 'node:child_process';
import { browser } from './browser.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { root } from './root.mjs';

const say = (text) => console.log(text);
await install(say);
await build(say);
const env = { ...process.env, CHROME_PATH: await browser(say) };
const args = ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)];
spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 1));
