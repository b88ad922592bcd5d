const FNV_PRIME = 0x01000193;

/**
 * Sums up texts so that equal collections have equal fingerprints, in whatever order they come.
 * FNV-1a in two lanes: enough to notice a change, not to withstand an attack.
 */
export class Fingerprint {
  #low = 0;
  #high = 0;
  #count = 0;

  add(text: string): void {
    let low = 0x811c9dc5;
    let high = 0x9dc5811c;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      low = Math.imul(low ^ code, FNV_PRIME);
      high = Math.imul(high ^ (code + 0x9e37), FNV_PRIME);
    }
    this.#low = (this.#low + low) | 0;
    this.#high = (this.#high + high) | 0;
    this.#count += 1;
  }

  toString(): string {
    return [this.#count, this.#high >>> 0, this.#low >>> 0].map((part) => part.toString(36)).join('-');
  }
}
