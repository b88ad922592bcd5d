import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * Runs a command in the project's folder and keeps what it prints.
 * Resolves with `{ code, output, stdout }`, whatever the code is.
 */
export function command(file, args, { env = {}, signal } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: root,
      env: { ...process.env, ...env },
      signal,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks = { output: '', stdout: '' };
    child.stdout.setEncoding('utf8').on('data', (text) => {
      chunks.output += text;
      chunks.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      chunks.output += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...chunks }));
  });
}

/** The same for a tool of `node_modules`, by the path of its script. */
export const tool = (script, args = [], options) =>
  command(process.execPath, [`node_modules/${script}`, ...args], options);
