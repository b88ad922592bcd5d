import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

export const cache = join(root, '.cache');

/**
 * Runs `build` unless it ran before on the same inputs and its output is still there.
 * Inputs are files and folders, relative to the project. Answers whether it was built.
 */
export async function buildOnce({ name, inputs, output, build }) {
  const stamp = join(cache, `${name}.stamp`);
  const hash = hashOf(inputs);
  if (existsSync(join(root, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) {
    return false;
  }
  await build();
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}

function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesIn)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesIn(path) {
  const full = join(root, path);
  if (!existsSync(full)) {
    return [];
  }
  return lstatSync(full).isDirectory()
    ? readdirSync(full)
        .sort()
        .flatMap((name) => filesIn(`${path}/${name}`))
    : [path];
}
