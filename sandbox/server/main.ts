import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { prepareSandbox } from './handle';
import { listen } from './http';
import { readPlugin } from './proxy/readPlugin';
import { OPTIONS, readCommand } from './readCommand';

const USAGE = `npm run sandbox -- ${OPTIONS} [--plugin FILE]`;

async function main(): Promise<void> {
  const { port, plugin = 'src/plugin.json', options } = readCommand(process.argv.slice(2), { takesPlugin: true });
  const sandbox = prepareSandbox({ ...options, plugin: readPlugin(readFileSync(resolve(plugin), 'utf8')) });
  const listening = await listen(sandbox, port);
  await sandbox.reset().catch(async (error: unknown) => {
    await listening.close();
    throw error;
  });
  process.stdout.write(`Sandbox (${sandbox.edition}, story ${options.story ?? ''}) on ${listening.url}\n`);
  const stop = () => void listening.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function explain(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `Port ${'port' in error ? String(error.port) : ''} is in use: choose another one with --port.`;
  }
  return `${error instanceof Error ? error.message : String(error)}\n${USAGE}`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
});
