import { failed, ok, type Fault, type Result } from '../fault/Fault';
import type { ApplyPorts } from '../mapping/apply';
import { EMPTY_LEDGER, type Ledger } from '../mapping/ledger';
import { planMapping, type Plan } from '../mapping/plan';
import type { Rule } from '../mapping/rule';
import type { Step } from '../mapping/step';
import { grantId } from '../organisation/grantId';
import type { ActualGrants, Grant, Organisation } from '../organisation/organisation';
import { finish } from '../work/work';
import { actualGrants, aDataSourceGrant, aFolderGrant } from './builders';

/** When requests stop being answered: before the nth takes effect, or after. */
export interface Breakdown {
  atRequest: number;
  hasEffect: boolean;
  /** One request only, or everything from there on. */
  isLasting: boolean;
}

/** Holds grants and a ledger, and does to them what the real ones do. */
export class PretendGrafana {
  readonly grants: Map<string, Grant>;
  readonly messages: string[] = [];
  ledger: Ledger = EMPTY_LEDGER;
  requests = 0;
  breakdown?: Breakdown;
  /** Faults of single writes, by grant id. */
  readonly refusals = new Map<string, Fault['kind']>();
  readonly written: string[] = [];
  #atOnce = 0;
  mostAtOnce = 0;
  readonly #folderUids: readonly string[];
  readonly #dataSourceUids: readonly string[];

  constructor(grants: readonly Grant[], folderUids: readonly string[], dataSourceUids: readonly string[] = []) {
    this.grants = new Map(grants.map((grant) => [grantId(grant), grant]));
    this.#folderUids = folderUids;
    this.#dataSourceUids = dataSourceUids;
  }

  actual(): ActualGrants {
    const grants = [...this.grants.values()];
    return actualGrants({
      roleGrants: grants.flatMap((grant) => (grant.kind === 'role' ? grant : [])),
      folderGrants: grants.flatMap((grant) => (grant.kind === 'folder' ? aFolderGrant(grant) : [])),
      foldersRead: [...this.#folderUids],
      dataSourceGrants: grants.flatMap((grant) => (grant.kind === 'datasource' ? aDataSourceGrant(grant) : [])),
      dataSourcesRead: [...this.#dataSourceUids],
    });
  }

  /** What the rules want of it. */
  plan(organisation: Organisation, rules: readonly Rule[]): Plan {
    const [document, actual] = [{ version: 1 as const, rules }, this.actual()];
    return finish(planMapping({ document, organisation, actual, ledger: this.ledger, today: '2026-03-10' }));
  }

  ports(nowMs: number): ApplyPorts {
    return {
      readLedger: () => this.#answer(() => this.ledger),
      writeLedger: (ledger, message) =>
        this.#answer(() => {
          this.ledger = JSON.parse(JSON.stringify(ledger));
          this.messages.push(message);
        }),
      write: (step) => this.#write(step),
      readBack: () => this.#answer(() => this.actual()),
      nowMs: () => nowMs,
    };
  }

  async #write(step: Step): Promise<Result<void>> {
    this.#atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce);
    const refusal = this.refusals.get(step.id);
    const answer = refusal ? fault(refusal) : await this.#answer(() => this.#make(step));
    this.#atOnce -= 1;
    return answer;
  }

  #make(step: Step): void {
    this.written.push(`${step.kind} ${step.id}`);
    if (step.kind === 'remove') {
      this.grants.delete(step.id);
    } else {
      this.grants.set(step.id, step.grant);
    }
  }

  async #answer<T>(effect: () => T): Promise<Result<T>> {
    this.requests += 1;
    const isHit =
      this.breakdown !== undefined &&
      (this.breakdown.isLasting
        ? this.requests >= this.breakdown.atRequest
        : this.requests === this.breakdown.atRequest);
    if (!isHit) {
      await Promise.resolve();
      return ok(effect());
    }
    if (this.breakdown?.hasEffect && this.requests === this.breakdown.atRequest) {
      effect();
    }
    return fault('network');
  }
}

export const fault = (kind: Fault['kind']) =>
  failed<Fault>({ kind, operation: 'test', detail: `the server said ${kind}` });
