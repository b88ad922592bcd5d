import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { build, shellDir } from './build.mjs';
import { Failure } from './Failure.mjs';
import { install } from './install.mjs';
import { root } from './root.mjs';

function understood(run) {
  try {
    return run();
  } catch (error) {
    throw new Failure(`${error.message}\nnpm start -- ${OPTIONS}`);
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
  return (personas, okta, staging) =>
    [
      '',
      `${name}: ${url}`,
      ...pages,
      '',
      'Sign in as',
      ...personas.map(({ login, password, title }) => `  ${login.padEnd(16)}password ${password.padEnd(10)}${title}`),
      '',
      'An Okta organisation to read groups from (Mapping, Groups, Before the push)',
      `  ${okta.url.padEnd(40)}token ${okta.token}`,
      '',
      'Another Grafana to compare with (Environments)',
      `  ${staging.url.padEnd(40)}token ${staging.token}`,
      '',
      'Ctrl-C ends it.',
      '',
    ].join('\n');
}

const say = (text) => console.log(`${text} …`);
await install(say);
const { tsImport } = await import('tsx/esm/api');
const { readCommand, OPTIONS } = await tsImport('../sandbox/server/readCommand.ts', import.meta.url);
const { port, options } = understood(() => readCommand(process.argv.slice(2)));
await requireFree(port);
await build(say);

const { serve } = await tsImport('../sandbox/shell/serve.ts', import.meta.url);
const { personas } = await tsImport('../sandbox/shell/personas.ts', import.meta.url);
const { createOkta, OKTA_TOKEN, OKTA_URL } = await tsImport('../sandbox/okta/createOkta.ts', import.meta.url);
const { createStaging } = await tsImport('../sandbox/staging/createStaging.ts', import.meta.url);
const staging = await createStaging();
const upstreams = { [OKTA_URL]: createOkta(), [staging.url]: staging.upstream };
const { url, close } = await serve({ root, shellDir, port, upstreams, ...options }).catch((error) => {
  throw new Failure(error.message);
});
console.log(describe(url)(personas, { url: OKTA_URL, token: OKTA_TOKEN }, staging));

let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (!isEnding) {
      isEnding = true;
      close().then(() => process.exit(0));
    }
  });
}
