import type { Clock } from '../clock';
import type { Store } from '../store/createStore';
import type { ServiceAccountRow, UserRow } from '../store/rows';

interface Kept<T> {
  value: T;
  until: number;
}

export interface KnownUser {
  row: UserRow;
  teamIds: readonly number[];
}

/**
 * Grafana keeps a signed-in identity for some seconds: a changed role or a
 * disabled account is noticed only after that. Deleted ones are noticed at once.
 */
export class IdentityCache {
  readonly #users = new Map<number, Kept<KnownUser>>();
  readonly #accounts = new Map<number, Kept<ServiceAccountRow>>();

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly ttlMs: number
  ) {}

  user(id: number): KnownUser | undefined {
    const row = this.store.users.get(id);
    return row && this.#keep(this.#users, id, () => ({ row, teamIds: this.#teamIds(id) }));
  }

  serviceAccount(id: number): ServiceAccountRow | undefined {
    const row = this.store.serviceAccounts.get(id);
    return row && this.#keep(this.#accounts, id, () => row);
  }

  #teamIds(userId: number): number[] {
    return this.store.members.of('user', userId).map((member) => member.teamId);
  }

  #keep<T>(kept: Map<number, Kept<T>>, id: number, read: () => T): T {
    const known = kept.get(id);
    if (known && known.until > this.clock.now()) {
      return known.value;
    }
    const value = read();
    kept.set(id, { value, until: this.clock.now() + this.ttlMs });
    return value;
  }
}
