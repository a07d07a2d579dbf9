import type { AddressInfo } from 'node:net';
import { apiOf } from './answer-api';
import { pagesOf } from './checkout/answer-page';
import { controlOf, type SimulatorControl } from './control';
import { createFaults } from './faults';
import { httpServer } from './http-server';
import { passTime } from './pass-time';
import { createSimulator, type SimulatorSettings } from './simulator';
import type { SimulatorState } from './state';
import { readState, stateWriter } from './state-file';
import { startDelivering } from './webhooks/deliver-webhooks';

export interface StripeSimulatorOptions extends Partial<Omit<SimulatorSettings, 'publicUrl'>> {
  /** 0 or absent for any free port on 127.0.0.1. */
  readonly port?: number;
  /** Where the account is kept between runs; absent: in memory only. */
  readonly stateFile?: string;
  /** The address of the hosted page when a browser reaches it otherwise than by loopback. */
  readonly publicUrl?: string;
}

export interface StripeSimulator {
  /** http://127.0.0.1:<port>, for the official client's host, port and protocol. */
  readonly url: string;
  readonly control: SimulatorControl;
  close(): Promise<void>;
}

/** Starts a Stripe of our own on loopback: the API, the page to pay, webhooks, and switches for what can go wrong. */
export async function startStripeSimulator(options: StripeSimulatorOptions = {}): Promise<StripeSimulator> {
  const { port = 0, stateFile = null, publicUrl, ...given } = options;
  const state = await readState(stateFile);
  const settings = { ...usualSettings, ...given, publicUrl: publicUrl ?? '' };
  const sim = createSimulator(settings, state);
  const faults = createFaults();
  const save = stateWriter(stateFile, state);
  const deliverer = startDelivering(sim, faults, save);
  const control = controlOf(sim, faults, deliverer, save);
  const changed = async () => {
    await save();
    deliverer.wake();
  };
  const server = httpServer({ api: apiOf(sim, faults), page: pagesOf(sim), control, changed });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  settings.publicUrl ||= url;
  moveOpenPages(state, settings.publicUrl);

  const clock = setInterval(() => {
    passTime(sim);
    changed().catch((error: unknown) => console.error('Stripe simulator:', error));
  }, 60_000).unref();
  deliverer.wake();

  return {
    url,
    control,
    async close() {
      clearInterval(clock);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await deliverer.close();
      await save();
    },
  };
}

/** The address may be another than in the run before; pages still open follow. */
function moveOpenPages({ checkouts }: SimulatorState, publicUrl: string): void {
  for (const { session } of Object.values(checkouts)) {
    if (session.url) session.url = `${publicUrl}/c/pay/${session.id}`;
  }
}

const usualSettings: Omit<SimulatorSettings, 'publicUrl'> = {
  secretKey: 'sk_test_simulator',
  webhook: null,
  seed: null,
  fee: {
    basisPoints: 290,
    fixed: { eur: 30, usd: 30, gbp: 20, xof: 200, xaf: 200, mad: 300, mga: 1_500, vnd: 8_000, tnd: 1_000 },
    fixedElsewhere: 30,
  },
  holdSeconds: 7 * 86_400,
  availableAfterSeconds: 2 * 86_400,
  reconciledAfterSeconds: 0,
  webhookRetry: { firstDelayMs: 1_000, longestDelayMs: 3_600_000, attempts: 20, timeoutMs: 10_000 },
};
