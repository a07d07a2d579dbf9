import type { SimulatorState } from './state';

/** A simulated Stripe account: its state, its clock and its settings. Resources are functions over it. */
export interface Simulator {
  readonly settings: SimulatorSettings;
  readonly state: SimulatorState;
  /** Unix seconds on the simulated clock. */
  now(): number;
  /** The request being answered, as events name it. */
  request: { readonly id: string; readonly idempotency_key: string | null } | null;
}

export interface SimulatorSettings {
  /** Where the payer's browser reaches the hosted page. */
  readonly publicUrl: string;
  readonly secretKey: string;
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  /** Ids follow from it; null for random ones. */
  readonly seed: string | null;
  readonly fee: FeeSchedule;
  /** How long a card hold lasts: 7 days for payments a customer initiates. */
  readonly holdSeconds: number;
  /** From capture until the money may be paid out. */
  readonly availableAfterSeconds: number;
  /** From a payout until its transactions can be listed. */
  readonly reconciledAfterSeconds: number;
  readonly webhookRetry: WebhookRetry;
}

/** Stripe's price: a share and a fixed part in minor units by currency. */
export interface FeeSchedule {
  readonly basisPoints: number;
  readonly fixed: Readonly<Record<string, number>>;
  readonly fixedElsewhere: number;
}

export interface WebhookRetry {
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  readonly attempts: number;
  readonly timeoutMs: number;
}

export function createSimulator(settings: SimulatorSettings, state: SimulatorState): Simulator {
  return {
    settings,
    state,
    now: () => Math.floor(Date.now() / 1000) + state.clockAheadSeconds,
    request: null,
  };
}
