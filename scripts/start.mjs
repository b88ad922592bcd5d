import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, shellDir } from './build.mjs';
import { Failure } from './Failure.mjs';
import { install } from './install.mjs';
import { root } from './root.mjs';

const usage = 'npm start -- [--port N] [--story NAME] [--users N] [--grafana 12.4|oss]';

function read() {
  const options = {
    port: { type: 'string', default: '3000' },
    story: { type: 'string', default: 'demo' },
    users: { type: 'string' },
    grafana: { type: 'string', default: '12.4' },
  };
  const { values } = understood(() => parseArgs({ options }));
  const { story, grafana } = values;
  const port = Number(values.port);
  const users = values.users === undefined ? undefined : Number(values.users);
  return understood(() => {
    insist(Number.isInteger(port) && port >= 0 && port <= 65_535, '--port takes a number from 0 to 65535.');
    insist(users === undefined || (Number.isInteger(users) && users > 0), '--users takes a whole number.');
    insist(['12.4', 'oss'].includes(grafana), '--grafana takes 12.4 or oss.');
    return { port, story, users, edition: grafana === 'oss' ? 'oss' : 'enterprise' };
  });
}

function insist(isTrue, words) {
  if (!isTrue) {
    throw new Error(words);
  }
}

function understood(run) {
  try {
    return run();
  } catch (error) {
    throw new Failure(`${error.message}\n${usage}`);
  }
}

function requireFree(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', ({ code }) =>
      reject(
        new Failure(
          code === 'EADDRINUSE'
            ? `Port ${port} is in use: end what runs there, or choose another one with npm start -- --port N.`
            : `Port ${port} cannot be used (${code}).`
        )
      )
    );
    probe.listen(port, '127.0.0.1', () => probe.close(resolve));
  });
}

function describe(url) {
  const { name, id, includes } = JSON.parse(readFileSync(join(root, 'src/plugin.json'), 'utf8'));
  const pages = includes.map((page) => `  ${page.name.padEnd(16)}${url}${page.path.replace('%PLUGIN_ID%', id)}`);
  return (personas) =>
    [
      '',
      `${name}: ${url}`,
      ...pages,
      '',
      'Sign in as',
      ...personas.map(({ login, password, title }) => `  ${login.padEnd(16)}password ${password.padEnd(10)}${title}`),
      '',
      'Ctrl-C ends it.',
      '',
    ].join('\n');
}

const say = (text) => console.log(`${text} …`);
const { port, ...options } = read();
await requireFree(port);
await install(say);
await build(say);

const { tsImport } = await import('tsx/esm/api');
const { serve } = await tsImport('../sandbox/shell/serve.ts', import.meta.url);
const { personas } = await tsImport('../sandbox/shell/personas.ts', import.meta.url);
const { url, close } = await serve({ root, shellDir, port, ...options }).catch((error) => {
  throw new Failure(error.message);
});
console.log(describe(url)(personas));

let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (!isEnding) {
      isEnding = true;
      close().then(() => process.exit(0));
    }
  });
}
