/** Something that goes wrong with the next `times` requests or webhooks it applies to. */
export type Fault = RequestFault | WebhookFault;

export type RequestFault = {
  readonly times: number;
  /** A regular expression over "POST /v1/payment_intents/pi_…/capture"; every request when absent. */
  readonly match?: string;
} & (
  | { readonly kind: 'fail-before' }
  | { readonly kind: 'rate-limit' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** The work is done and remembered, but the answer never arrives: silence, or the connection is cut. */
  | { readonly kind: 'lose-answer'; readonly how: 'silence' | 'cut' }
);

export type WebhookFault = { readonly times: number } & (
  | { readonly kind: 'webhook-twice' }
  | { readonly kind: 'webhook-lost' }
  | { readonly kind: 'webhook-late'; readonly ms: number }
  /** Held back until `times` events are there, then sent last first. */
  | { readonly kind: 'webhook-reversed' }
);

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** Uses up one occurrence of the first fault of this kind that applies. `left` is how many remain. */
  take<Kind extends Fault['kind']>(kind: Kind, request?: string): Taken<Kind> | null;
}

export type Taken<Kind extends Fault['kind']> = Extract<Fault, { kind: Kind }> & { readonly left: number };

export function createFaults(): Faults {
  let waiting: { fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      waiting.push({ fault, left: fault.times });
    },
    clear() {
      waiting = [];
    },
    take<Kind extends Fault['kind']>(kind: Kind, request = '') {
      const found = waiting.find(({ fault }) => fault.kind === kind && applies(fault, request));
      if (!found) return null;
      found.left -= 1;
      waiting = waiting.filter(({ left }) => left > 0);
      return { ...found.fault, left: found.left } as Taken<Kind>;
    },
  };
}

function applies(fault: Fault, request: string): boolean {
  return !('match' in fault) || fault.match === undefined || new RegExp(fault.match).test(request);
}
