import { presetById } from '../../presets';
import { check, skipOpenSource } from '../Check';
import { accountPart, list, saw } from '../evidence';
import { SOURCES } from '../sources';
import { fail, pass, skipped, unknown, warn } from '../verdict';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How many cycles may be missed before it is worth a word: a cycle may take long, and Grafana notes uses every so often. */
const CYCLES_MISSED = 6;
/** A provider that calls only when something changes: nothing for a month is strange in any company. */
const QUIET_DAYS = 30;

interface Habit {
  warnMs: number;
  failMs?: number;
  words: string;
}

function habitOf(preset: string | undefined): Habit {
  const cycleMinutes = presetById(preset)?.silence.cycleMinutes;
  return cycleMinutes === undefined
    ? { warnMs: QUIET_DAYS * DAY_MS, words: 'calls only when something changes' }
    : {
        warnMs: (cycleMinutes * CYCLES_MISSED * HOUR_MS) / 60,
        failMs: DAY_MS,
        words: `calls about every ${cycleMinutes} minutes`,
      };
}

const inWords = (ms: number): string =>
  ms < 2 * DAY_MS ? `${Math.floor(ms / HOUR_MS)} hours` : `${Math.floor(ms / DAY_MS)} days`;

export const providerSilence = check({
  id: 'provider-silence',
  title: 'The identity provider is not silent for longer than usual',
  area: 'tokens',
  severity: 'fail',
  needs: ['connection', 'accounts', 'switches'],
  skip: skipOpenSource,
  judge({ connection: { preset }, accounts, switches: { userSync, groupSync } }, nowMs) {
    if (userSync.value === false && groupSync.value === false) {
      return skipped('User sync and group sync are off.');
    }
    const account = accounts.provider?.account;
    if (!account) {
      return unknown('It is not known which service account the identity provider uses.');
    }
    if (!account.tokens) {
      return unknown('The tokens of the identity provider could not be read.', [], account.tokensFault);
    }
    const uses = account.tokens.flatMap(({ lastUsedAt }) => (lastUsedAt === undefined ? [] : [Date.parse(lastUsedAt)]));
    const habit = habitOf(preset);
    const who = list('Service account', [[accountPart(account)]]);
    if (uses.length === 0) {
      return unknown('The identity provider has never called, so it has no habit yet.', [who]);
    }
    const last = Math.max(...uses);
    const silentMs = nowMs - last;
    const evidence = [who, saw('Last use of its tokens', new Date(last).toISOString()), saw('Habit', habit.words)];
    const found = {
      evidence,
      cause: `The identity provider has not called for ${inWords(silentMs)}. Whoever joined or left since then may be missing, or still be here.`,
      remedy: {
        text: 'Look at the provisioning log there: whether provisioning is paused or in quarantine, and whether its token still works.',
        ...(preset === 'okta' && { console: 'Okta' as const }),
        ...(preset === 'entra' && { console: 'Microsoft Entra ID' as const }),
      },
    };
    if (habit.failMs !== undefined && silentMs > habit.failMs) {
      return fail(found);
    }
    return silentMs > habit.warnMs ? warn(found) : pass(...evidence);
  },
  source: SOURCES.entraCycle,
});
