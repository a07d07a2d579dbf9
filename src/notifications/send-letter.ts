import type { Tx } from '@/db/connection';
import { enqueue } from '@/outbox/jobs';
import { sealPath } from './sealed-path';

export interface Letter {
  readonly to: string;
  readonly locale: string;
  /** its words are the messages `mail.<kind>.subject`, `.text` and `.action` */
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | number>>;
  /** the market place in whose name it is written */
  readonly portalId?: string;
  /** where the letter's one link leads; whoever knows it may act */
  readonly secretPath: string;
  /** where such letters are stopped, for those that come again and again (RFC 8058); as secret */
  readonly stopPath?: string;
}

/** Posts a letter in the caller's transaction; it leaves when that is committed. */
export async function sendLetter(tx: Tx, letter: Letter): Promise<void> {
  const { secretPath, stopPath, facts, ...rest } = letter;
  await enqueue(tx, 'send-mail', {
    ...rest,
    facts: { ...facts },
    path: sealPath(secretPath),
    ...(stopPath && { stopPath: sealPath(stopPath) }),
  });
}
