import { timestamp } from '../../server/clock';
import type { UserRow } from '../../server/store/rows';
import { ownKey } from '../ownKey';
import type { World } from '../Story';
import { COMPANY, LEAVER, ORPHANS, userNameOf } from './company';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const BEFORE_SCIM_DAYS = 420;
const SCIM_SINCE_DAYS = 130;

/*
 * What no API can set, written to the store: keys of tokens that are known beforehand, how old something is,
 * when somebody was last seen and how they signed in.
 */

/** Lets the sandbox's own key of the identity provider open this token. */
export function adoptIdpKey({ sandbox }: World, name: string): void {
  const token = sandbox.store.tokens.by('name', name);
  if (token) {
    sandbox.store.tokens.update(token.id, { keyHash: ownKey(sandbox, 'idp') });
  }
}

/** As if all that had happened over more than a year. */
export function backdate(world: World, provider: string): void {
  backdatePeople(world);
  backdateTeams(world);
  backdateTokens(world, provider.toLowerCase());
}

function backdatePeople({ sandbox }: World): void {
  const { store, clock } = sandbox;
  const seenDays = new Map<string, number>();
  for (const { given, family, lastSeenDays } of [...COMPANY, LEAVER, ...ORPHANS]) {
    if (lastSeenDays !== undefined) {
      seenDays.set(userNameOf({ given, family }), lastSeenDays);
    }
  }
  const orphans = new Set(ORPHANS.map(userNameOf));
  for (const user of store.users.all()) {
    const days = seenDays.get(user.login);
    const wasThereBefore = !user.uid.startsWith('scim-');
    const createdAt = timestamp(clock, -(wasThereBefore ? BEFORE_SCIM_DAYS : SCIM_SINCE_DAYS) * DAY_MS);
    const usesSso = days !== undefined && (user.isProvisioned || orphans.has(user.login));
    store.users.update(user.id, {
      createdAt,
      updatedAt: createdAt,
      ...(days === undefined ? {} : { lastSeenAt: seenAt(user, days) }),
      ...(usesSso ? { authLabels: ['SAML'] } : {}),
    });
  }

  function seenAt({ id }: UserRow, days: number): string {
    const minutes = 7 + ((id * 37) % 480);
    return timestamp(clock, -days * DAY_MS - minutes * MINUTE_MS);
  }
}

function backdateTeams({ sandbox: { store, clock } }: World): void {
  for (const team of store.teams.all()) {
    const createdAt = timestamp(clock, -(team.isProvisioned ? SCIM_SINCE_DAYS : BEFORE_SCIM_DAYS) * DAY_MS);
    store.teams.update(team.id, { createdAt, updatedAt: createdAt });
  }
}

interface Age {
  createdDays: number;
  usedMinutes: number;
  expiresDays?: number;
}

function backdateTokens({ sandbox: { store, clock } }: World, slug: string): void {
  const ages: Readonly<Record<string, Age>> = {
    [slug]: { createdDays: SCIM_SINCE_DAYS, usedMinutes: 12, expiresDays: 19 },
    [`${slug}-pilot`]: { createdDays: 155, usedMinutes: (134 * DAY_MS) / MINUTE_MS },
    'legacy-deployer': { createdDays: 610, usedMinutes: (287 * DAY_MS) / MINUTE_MS },
  };
  for (const [name, { createdDays, usedMinutes, expiresDays }] of Object.entries(ages)) {
    const token = store.tokens.by('name', name);
    if (token) {
      const createdAt = timestamp(clock, -createdDays * DAY_MS);
      store.serviceAccounts.update(token.serviceAccountId, { createdAt, updatedAt: createdAt });
      store.tokens.update(token.id, {
        createdAt,
        lastUsedAt: timestamp(clock, -usedMinutes * MINUTE_MS),
        ...(expiresDays === undefined ? {} : { expiresAt: timestamp(clock, expiresDays * DAY_MS) }),
      });
    }
  }
}
