/**
 * How much work one validation may cause, in units that do not depend on the machine. Whatever an attacker sends, the
 * search ends with a reason; an honest path needs less than a tenth of it.
 */
export class WorkBudget {
  /** Estimated microseconds of signature verification. */
  #signatureTime = 10_000;
  #comparisons = 10_000;
  #candidates = 300;
  #paths = 32;
  #revocationChecks = 256;

  spendSignature(microseconds: number): boolean {
    this.#signatureTime -= microseconds;
    return this.#signatureTime >= 0;
  }

  spendComparisons(count: number): boolean {
    this.#comparisons -= count;
    return this.#comparisons >= 0;
  }

  spendCandidate(): boolean {
    return --this.#candidates >= 0;
  }

  spendPath(): boolean {
    return --this.#paths >= 0;
  }

  spendRevocationCheck(): boolean {
    return --this.#revocationChecks >= 0;
  }
}
