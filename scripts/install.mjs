import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './command.mjs';
import { Failure } from './Failure.mjs';
import { root } from './root.mjs';

/** Whether npm has installed what the lockfile names. npm keeps a list of its own in `node_modules`. */
export function isInstalled(folder = root) {
  const wanted = packagesIn(join(folder, 'package-lock.json'));
  const present = packagesIn(join(folder, 'node_modules/.package-lock.json'));
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional, peer }]) =>
      path === '' || optional || devOptional || peer || present[path]?.version === version
  );
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** Installs exactly what the lockfile names, only when that is not there yet. */
export async function install(say) {
  if (isInstalled()) {
    return;
  }
  say('Installing packages');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { code, output } = await command(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) {
    throw new Failure(`npm ci failed:\n${output.trim()}`);
  }
}
