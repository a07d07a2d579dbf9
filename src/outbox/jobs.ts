import PgBoss from 'pg-boss';
import type { Tx } from '../db/connection';
import { boss } from './boss';
import { plainError } from './plain-error';
import type { QueueName, QueuePayloads } from './queues';

/**
 * Puts a job in the outbox in the caller's transaction: it exists exactly when the change that asked for it does.
 * With `gather`, all that is asked for under one key in a span of so many seconds becomes one job at the end of it.
 */
export async function enqueue<Q extends QueueName>(
  tx: Tx,
  queue: Q,
  payload: QueuePayloads[Q],
  options: { readonly key?: string; readonly startAfter?: Date; readonly gather?: number } = {},
): Promise<void> {
  await sender().send(queue, payload, {
    db: { executeSql: (text, values) => executeIn(tx, text, values) },
    ...(options.key ? { singletonKey: options.key } : {}),
    ...(options.startAfter ? { startAfter: options.startAfter } : {}),
    // the job of a span starts after the span has ended: whatever joins it is still before it
    ...(options.gather ? { singletonSeconds: options.gather, startAfter: options.gather } : {}),
  });
}

/** Runs `handle` for every job of a queue, one at a time, until the process ends. A throw retries with backoff; its words are kept, what it carried is not. */
export async function workOn<Q extends QueueName>(
  queue: Q,
  handle: (payload: QueuePayloads[Q]) => Promise<void>,
): Promise<void> {
  const runner = await boss();
  await runner.work<QueuePayloads[Q]>(queue, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([job]) => {
    if (!job) return;
    try {
      await handle(job.data);
    } catch (error) {
      throw plainError(error);
    }
  });
}

/** Adds a job on a cron schedule (UTC). */
export async function scheduleEvery<Q extends QueueName>(
  queue: Q,
  cron: string,
  payload: QueuePayloads[Q],
): Promise<void> {
  const runner = await boss();
  await runner.schedule(queue, cron, payload, { tz: 'UTC' });
}

/** Takes the waiting jobs of a queue and handles them now; for scripts and tests. Returns how many there were. */
export async function drain<Q extends QueueName>(
  queue: Q,
  handle: (payload: QueuePayloads[Q]) => Promise<void>,
): Promise<number> {
  const runner = await boss();
  let handled = 0;
  for (;;) {
    const jobs = await runner.fetch<QueuePayloads[Q]>(queue, { batchSize: 10 });
    if (!jobs.length) return handled;
    for (const job of jobs) {
      await handle(job.data);
      await runner.complete(queue, job.id);
      handled += 1;
    }
  }
}

let unstarted: PgBoss | undefined;

/** A pg-boss that only writes rows: sending needs no started runner when the transaction is given. */
function sender(): PgBoss {
  unstarted ??= new PgBoss({
    db: { executeSql: async () => ({ rows: [] }) },
    supervise: false,
    schedule: false,
  });
  return unstarted;
}

async function executeIn(tx: Tx, text: string, values: readonly unknown[]): Promise<{ rows: unknown[] }> {
  const client = (
    tx as unknown as {
      session: { client: { query(text: string, values: readonly unknown[]): Promise<{ rows: unknown[] }> } };
    }
  ).session.client;
  return client.query(text, values);
}
