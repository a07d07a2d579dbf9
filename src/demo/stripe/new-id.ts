import { createHash, randomBytes } from 'node:crypto';
import type { Simulator } from './simulator';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** An id in Stripe's shape, "pi_" and 24 letters or digits; the same sequence every time for the same seed. */
export function newId(sim: Simulator, prefix: string): string {
  sim.state.idsMade += 1;
  const { seed } = sim.settings;
  const bytes =
    seed === null
      ? randomBytes(24)
      : createHash('sha256').update(`${seed}:${sim.state.idsMade}:${prefix}`).digest().subarray(0, 24);
  return `${prefix}_${letters(bytes)}`;
}

/** Requests are named at random even under a seed: reading must not change the ids of what is made next. */
export function newRequestId(): string {
  return `req_${letters(randomBytes(14))}`;
}

function letters(bytes: Uint8Array): string {
  return [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('');
}
