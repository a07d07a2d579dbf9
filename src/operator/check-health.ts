import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { readPublic } from '@/db/read-public';
import { fileScanner } from '@/files/configured-scanner';
import { fileStorage } from '@/files/configured-storage';
import { fileKey } from '@/files/storage';
import { checkPost } from '@/notifications/check-post';

export type Standing = 'ok' | 'unavailable' | 'not-configured' | 'mailbox';

export interface Health {
  readonly part: 'database' | 'storage' | 'scanner' | 'mail';
  readonly standing: Standing;
  readonly milliseconds: number;
}

/** Asks each thing the house stands on for a small service, all at once; none is waited for longer than five seconds. */
export async function checkHealth(): Promise<Health[]> {
  return await Promise.all([
    timed('database', askDatabase),
    timed('storage', askStorage),
    timed('scanner', askScanner),
    timed('mail', checkPost),
  ]);
}

async function timed(part: Health['part'], ask: () => Promise<Standing>): Promise<Health> {
  const start = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Standing>((resolve) => {
    timer = setTimeout(() => resolve('unavailable'), 5000);
  });
  const standing = await Promise.race([ask().catch((): Standing => 'unavailable'), tooLate]);
  clearTimeout(timer);
  return { part, standing, milliseconds: Math.round(performance.now() - start) };
}

async function askDatabase(): Promise<Standing> {
  await readPublic((tx) => tx.execute(sql`select 1`));
  return 'ok';
}

/** Writes the same few bytes each time, under their own digest, and reads them back. */
async function askStorage(): Promise<Standing> {
  const bytes = Buffer.from('Tradeseal asks whether its storage answers.\n');
  const key = fileKey('health', createHash('sha256').update(bytes).digest('hex'));
  await fileStorage().put(key, bytes, 'text/plain');
  const read = await fileStorage().get(key);
  return read && Buffer.compare(read, bytes) === 0 ? 'ok' : 'unavailable';
}

async function askScanner(): Promise<Standing> {
  const { verdict } = await fileScanner().scan(Buffer.from('nothing wicked'));
  if (verdict === 'not-scanned') return 'not-configured';
  return verdict === 'clean' ? 'ok' : 'unavailable';
}
