import { config } from '@/config';
import type { QueuePayloads } from '@/outbox/queues';
import { composeMail } from './compose-mail';
import { deliverMail } from './deliver-mail';
import { openPath } from './sealed-path';

/** The job `send-mail`: composes the letter and hands it to the post. A throw has the queue try again. */
export async function sendMail(job: QueuePayloads['send-mail']): Promise<void> {
  const { to, path, ...letter } = job;
  const link = path === undefined ? undefined : `${config().baseUrl}${openPath(path)}`;
  await deliverMail(to, composeMail({ ...letter, ...(link && { link }) }));
}
