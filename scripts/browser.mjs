import { command, tool } from './command.mjs';
import { Failure } from './Failure.mjs';

/**
 * A browser for the end-to-end specs: one that is there, else Playwright's download, else the distribution's package
 * (as root, with apt-get). Answers its path and says in one line which it is.
 */
export async function browser(say) {
  const { tsImport } = await import('tsx/esm/api');
  const { findBrowser } = await tsImport('../tests/support/findBrowser.ts', import.meta.url);
  const found = findBrowser() ?? (await downloaded(findBrowser)) ?? (await packaged(findBrowser));
  if (!found) {
    throw new Failure('No browser: install Chrome or Chromium, or name one with CHROME_PATH.');
  }
  say(`Browser: ${found.path} (${found.from})`);
  return found.path;
}

async function downloaded(findBrowser) {
  await tool('@playwright/test/cli.js', ['install', 'chromium']);
  return findBrowser();
}

async function packaged(findBrowser) {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const aptGet = (...args) =>
    command('apt-get', args, { env: { DEBIAN_FRONTEND: 'noninteractive' } }).catch(() => ({}));
  await aptGet('update');
  await aptGet('install', '-y', '--no-install-recommends', 'chromium');
  return findBrowser();
}
