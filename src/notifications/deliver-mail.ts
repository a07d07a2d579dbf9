import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { uuidv7 } from 'uuidv7';
import { config } from '@/config';
import type { Mail } from './compose-mail';

/**
 * Sends a mail by the SMTP server of SMTP_URL (RFC 5321); without one it lies as an .eml file (RFC 5322) in the
 * data directory's mailbox, where any mail program opens it. Throws when the server does not take it.
 */
export async function deliverMail(to: string, mail: Mail): Promise<void> {
  const { mail: post, dataDirectory } = config();
  const message = {
    ...mail,
    attachments: [...(mail.attachments ?? [])],
    headers: { ...mail.headers },
    from: post.from,
    to: { name: '', address: to },
  };
  if (post.smtpUrl) {
    const transport = createTransport(post.smtpUrl);
    try {
      await transport.sendMail(message);
    } finally {
      transport.close();
    }
    return;
  }
  const written = await createTransport({ streamTransport: true, buffer: true }).sendMail(message);
  await intoMailbox(join(dataDirectory, 'mailbox'), written.message as Buffer);
}

/** Whoever watches the folder finds whole letters only. Readable by their owner: they carry secret links. */
async function intoMailbox(folder: string, letter: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${uuidv7()}.eml`);
  await writeFile(`${file}.part`, letter, { mode: 0o600 });
  await rename(`${file}.part`, file);
}
