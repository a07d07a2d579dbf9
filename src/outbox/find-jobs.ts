import { sql } from 'drizzle-orm';
import type { Tx } from '../db/connection';
import { type QueueName, queues } from './queues';

export interface QueueState {
  readonly queue: QueueName;
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
  /** since when the oldest one waits, past its time */
  readonly waitingSince: Date | null;
}

/** How every queue stands. */
export async function findQueues(tx: Tx): Promise<QueueState[]> {
  const { rows } = await tx.execute<{
    name: string;
    waiting: number;
    active: number;
    failed: number;
    since: string | null;
  }>(sql`
    select name, count(*) filter (where state in ('created', 'retry'))::int as waiting,
      count(*) filter (where state = 'active')::int as active, count(*) filter (where state = 'failed')::int as failed,
      min(start_after) filter (where state in ('created', 'retry') and start_after < now()) as since
    from pgboss.job group by name`);
  return queues.map((queue) => {
    const row = rows.find(({ name }) => name === queue);
    const waitingSince = row?.since ? new Date(row.since) : null;
    return {
      queue,
      waiting: row?.waiting ?? 0,
      active: row?.active ?? 0,
      failed: row?.failed ?? 0,
      waitingSince,
    };
  });
}

export interface FailedJob {
  readonly id: string;
  readonly queue: QueueName;
  readonly failedAt: Date;
  readonly tries: number;
  /** the error's own words, its first line; never the payload, which may name people */
  readonly error: string;
}

/** Jobs that were given up, newest first. */
export async function findFailedJobs(tx: Tx, most = 50): Promise<FailedJob[]> {
  const { rows } = await tx.execute<{
    id: string;
    name: QueueName;
    at: string;
    tries: number;
    error: string | null;
  }>(sql`
    select id, name, coalesce(completed_on, created_on) as at, retry_count + 1 as tries, output ->> 'message' as error
    from pgboss.job where state = 'failed' order by at desc, id limit ${most}`);
  return rows.map(({ id, name, at, tries, error }) => ({
    id,
    queue: name,
    failedAt: new Date(at),
    tries,
    error: (error ?? '').split('\n')[0]!.slice(0, 300),
  }));
}

/** Has a job that was given up tried once more; false when it is not (or no longer) among those. */
export async function retryFailedJob(tx: Tx, queue: QueueName, jobId: string): Promise<boolean> {
  const { rowCount } = await tx.execute(sql`
    update pgboss.job set state = 'retry', retry_limit = retry_count + 1, start_after = now(), completed_on = null
    where name = ${queue} and id = ${jobId} and state = 'failed'`);
  return (rowCount ?? 0) > 0;
}
