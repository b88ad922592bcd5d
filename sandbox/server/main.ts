import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareSandbox } from './handle';
import { listen } from './http';
import { readPlugin } from './proxy/readPlugin';
import type { SandboxOptions } from './Sandbox';

const USAGE = 'npm run sandbox -- [--port N] [--story NAME] [--users N] [--grafana 12.4|oss] [--plugin FILE]';

interface Command extends SandboxOptions {
  port: number;
}

function parse(): Command {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '3000' },
      story: { type: 'string', default: 'demo' },
      users: { type: 'string' },
      grafana: { type: 'string', default: '12.4' },
      plugin: { type: 'string', default: 'src/plugin.json' },
    },
  });
  if (values.grafana !== '12.4' && values.grafana !== 'oss') {
    throw new Error(`--grafana is 12.4 or oss, not ${values.grafana}`);
  }
  return {
    port: count('--port', values.port),
    story: values.story,
    ...(values.users === undefined ? {} : { users: count('--users', values.users) }),
    edition: values.grafana === 'oss' ? 'oss' : 'enterprise',
    plugin: readPlugin(readFileSync(resolve(values.plugin), 'utf8')),
  };
}

function count(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) {
    throw new Error(`${name} takes a whole number, not ${text}`);
  }
  return value;
}

async function main(): Promise<void> {
  const { port, ...options } = parse();
  const sandbox = prepareSandbox(options);
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
