import { z } from 'zod';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { retryFailedJob } from '@/outbox/find-jobs';
import { type QueueName, queues } from '@/outbox/queues';
import { ok, type Result, refuse } from '@/trade/result';

const retryInput = z.object({ queue: z.enum(queues as [QueueName, ...QueueName[]]), jobId: z.uuid() });

/** Has a job that was given up tried once more. Jobs may run twice, so nothing is lost by asking twice. */
export async function retryJob(
  tx: Tx,
  actor: Actor,
  input: { readonly queue: string; readonly jobId: string },
): Promise<Result<null, 'not-allowed' | 'job-unknown'>> {
  if (!may(actor, 'retry-job')) return refuse('not-allowed');
  const parsed = retryInput.safeParse(input);
  if (!parsed.success) return refuse('job-unknown');
  const { queue, jobId } = parsed.data;
  if (!(await retryFailedJob(tx, queue, jobId))) return refuse('job-unknown');
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId: null,
    action: 'job-retried',
    subjectType: 'job',
    subjectId: jobId,
    facts: { queue },
  });
  return ok(null);
}
