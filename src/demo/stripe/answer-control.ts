import { z } from 'zod';
import type { SimulatorControl } from './control';

export interface ControlAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const times = z.number().int().min(1).max(10_000).default(1);
const match = z.string().max(200).refine(isRegularExpression, 'not a regular expression').optional();
const ms = z.number().int().min(0).max(86_400_000);

const faultShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fail-before'), times, match }),
  z.strictObject({ kind: z.literal('rate-limit'), times, match }),
  z.strictObject({ kind: z.literal('delay'), times, match, ms }),
  z.strictObject({ kind: z.literal('lose-answer'), times, match, how: z.enum(['silence', 'cut']) }),
  z.strictObject({ kind: z.literal('webhook-twice'), times }),
  z.strictObject({ kind: z.literal('webhook-lost'), times }),
  z.strictObject({ kind: z.literal('webhook-late'), times, ms }),
  z.strictObject({ kind: z.literal('webhook-reversed'), times }),
]);

/**
 * The control endpoints, JSON in and out: POST /_sim/pay, clock, payouts, payouts/fail, faults, faults/clear.
 * JSON is required, so that no web page the developer visits can reach them with a plain form.
 */
export async function answerControl(
  control: SimulatorControl,
  request: {
    readonly method: string;
    readonly path: string;
    readonly body: string;
    readonly contentType: string;
  },
): Promise<ControlAnswer> {
  const endpoint = endpoints[request.path.slice('/_sim/'.length)];
  if (!endpoint || request.method !== 'POST') return json(404, { error: 'no such control endpoint' });
  if (!request.contentType.startsWith('application/json'))
    return json(415, { error: 'send application/json' });
  const body = readJson(request.body);
  if (body === undefined) return json(400, { error: 'malformed JSON' });
  return endpoint(control, body);
}

type Endpoint = (control: SimulatorControl, body: unknown) => Promise<ControlAnswer>;

const endpoints: Readonly<Record<string, Endpoint>> = {
  pay: endpoint(
    z.strictObject({
      session: z.string(),
      card: z.string().optional(),
      authentication: z.enum(['succeeded', 'failed']).optional(),
    }),
    (control, { session, card, authentication }) => control.pay(session, card, authentication),
  ),
  clock: endpoint(
    z.strictObject({
      advanceSeconds: z
        .number()
        .int()
        .min(1)
        .max(366 * 86_400),
    }),
    async (control, { advanceSeconds }) => {
      await control.advanceClock(advanceSeconds);
      return { advancedSeconds: advanceSeconds };
    },
  ),
  payouts: endpoint(z.strictObject({}), (control) => control.payOutNow()),
  'payouts/fail': endpoint(z.strictObject({ payout: z.string() }), async (control, { payout }) => ({
    failed: await control.failPayout(payout),
  })),
  faults: endpoint(faultShape, async (control, fault) => {
    control.inject(fault);
    return { injected: fault };
  }),
  'faults/clear': endpoint(z.strictObject({}), async (control) => {
    control.clearFaults();
    return { cleared: true };
  }),
};

function endpoint<T>(
  shape: z.ZodType<T>,
  act: (control: SimulatorControl, body: T) => Promise<unknown>,
): Endpoint {
  return async (control, body) => {
    const read = shape.safeParse(body);
    return read.success
      ? json(200, await act(control, read.data))
      : json(400, { error: z.prettifyError(read.error) });
  };
}

function json(status: number, value: unknown): ControlAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

function readJson(body: string): unknown {
  try {
    return body === '' ? {} : JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isRegularExpression(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern));
  } catch {
    return false;
  }
}
