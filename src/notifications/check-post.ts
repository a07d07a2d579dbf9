import { createTransport } from 'nodemailer';
import { config } from '@/config';

/** Would the post take a letter now? `mailbox`: no server is named, letters lie in the data directory. */
export async function checkPost(): Promise<'ok' | 'mailbox' | 'unavailable'> {
  const { smtpUrl } = config().mail;
  if (!smtpUrl) return 'mailbox';
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 3000, greetingTimeout: 3000 });
  try {
    await transport.verify();
    return 'ok';
  } catch {
    return 'unavailable';
  } finally {
    transport.close();
  }
}
