import { config } from '@/config';
import type { QueuePayloads } from '@/outbox/queues';
import { composeMail, type MailBrand } from './compose-mail';
import { deliverMail } from './deliver-mail';
import { openPath } from './sealed-path';

/**
 * The job `send-mail`: composes the letter, in the name of a market place when its brand is given, and hands it to the
 * post. A throw has the queue try again.
 */
export async function sendMail(
  job: QueuePayloads['send-mail'],
  brand: MailBrand | null = null,
): Promise<void> {
  const { to, path, stopPath, portalId: _, ...letter } = job;
  const [link, stop] = [path, stopPath].map((one) => one && `${config().baseUrl}${openPath(one)}`);
  await deliverMail(to, composeMail({ ...letter, brand, ...(link && { link }), ...(stop && { stop }) }));
}
