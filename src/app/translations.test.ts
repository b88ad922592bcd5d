import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

it('keeps the English words equal to the code', async () => {
  const check = promisify(execFile)(process.execPath, ['scripts/extract-translations.mjs', '--check']);
  await expect(check).resolves.toMatchObject({ stderr: '' });
}, 30_000);
