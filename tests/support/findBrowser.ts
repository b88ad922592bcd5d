import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

export interface Browser {
  path: string;
  from: 'CHROME_PATH' | 'this machine' | 'Playwright';
}

const names = ['google-chrome', 'google-chrome-stable', 'chrome', 'chromium', 'chromium-browser'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A Chrome or Chromium that is already there: the one that is named, an installed one, Playwright's own. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): Browser | undefined {
  if (env.CHROME_PATH) {
    return { path: env.CHROME_PATH, from: 'CHROME_PATH' };
  }
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const installed = [...onPath, ...places].find(existsSync);
  if (installed) {
    return { path: installed, from: 'this machine' };
  }
  const own = chromium.executablePath();
  return existsSync(own) ? { path: own, from: 'Playwright' } : undefined;
}
