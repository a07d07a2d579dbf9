import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inviteImportedMembers } from '@/certificates/invite-imported-members';
import { closeDatabase, type Tx } from '@/db/connection';
import { ensureDatabase, openToServer, startEmbeddedServer } from '@/db/embedded-server';
import { migrateDatabase } from '@/db/migrate';
import { inTransaction } from '@/db/transaction';
import { digestOf } from '@/files/check-upload';
import type { Actor } from '@/members/actor';
import { scopeOf } from '@/members/actor';
import { beginImport } from '@/members/import/begin-import';
import { findImport } from '@/members/import/find-imports';
import { offerImport } from '@/members/import/offer-import';
import { parseMembers } from '@/members/import/parse-members';
import { runImport } from '@/members/import/run-import';
import { aMemberLine, aMemberList } from '@/members/import/testing/a-member-list';
import { aPerson, aPortal } from '@/members/testing/a-member';
import { installQueues } from '@/outbox/boss';

/*
 * How long does a chamber wait for a list of 25,000 members? Read, checked against another 25,000 who are members
 * already, entered, and 200 of them invited; on a PostgreSQL of its own, thrown away afterwards.
 */
const members = 25_000;
const directory = join(process.cwd(), '.data', 'bench-members');

async function bench(): Promise<void> {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  for (const path of [join(process.cwd(), '.data'), directory]) openToServer(path);
  const server = await startEmbeddedServer({ dataDirectory: join(directory, 'postgres') });
  process.env.NEXTAUTH_SECRET ??= 'a secret for the bench only, thirty-two characters';
  process.env.KEY_ENCRYPTION_KEY ??= Buffer.alloc(32, 7).toString('base64');
  process.env.STRIPE_SECRET_KEY ??= 'sk_test_simulated';
  process.env.STRIPE_WEBHOOK_SECRET ??= 'whsec_for_benches_only_0000';
  try {
    process.env.DATABASE_URL = await ensureDatabase(server, 'members');
    await migrateDatabase(process.env.DATABASE_URL);
    await installQueues(process.env.DATABASE_URL);
    const registrar = await inTransaction({ kind: 'system' }, aRegistrar);
    await enter(registrar, 0, 'the first 25,000');
    await enter(registrar, members, '25,000 beside 25,000');
    console.log(`memory of the process at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  } finally {
    await closeDatabase();
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

type Registrar = Actor & { readonly portalId: string };

async function aRegistrar(tx: Tx): Promise<Registrar> {
  const { id: portalId } = await aPortal(tx);
  return { ...(await aPerson(tx, { portalId, roles: ['registrar'] })), portalId };
}

async function enter(registrar: Registrar, from: number, what: string): Promise<void> {
  const lines = Array.from({ length: members }, (_, n) => aMemberLine(from + n + 1));
  const bytes = aMemberList(lines);
  const list = await timed(`${what}: read ${(bytes.length / 1e6).toFixed(1)} MB`, async () =>
    parseMembers(bytes, 'fr'),
  );
  if (list.faults.length > 0) throw new Error(JSON.stringify(list.faults[0]));
  const offer = { ...list, fileName: 'membres.csv', digest: digestOf(bytes), language: 'fr' as const };
  const offered = await timed(`${what}: checked and laid before the registrar`, () =>
    inTransaction(scopeOf(registrar), (tx) => offerImport(tx, registrar, offer, { list: null, why: 'none' })),
  );
  if (!offered.ok) throw new Error(offered.refusal.code);
  const { importId } = offered.value;
  await inTransaction(scopeOf(registrar), (tx) => beginImport(tx, registrar, { importId, invites: true }));
  const seen = new Set<number>();
  const watch = setInterval(async () => {
    const now = await inTransaction(scopeOf(registrar), (tx) => findImport(tx, importId));
    if (now) seen.add(now.progress);
  }, 250);
  const outcome = await timed(`${what}: entered, all or nothing`, () => runImport(importId));
  clearInterval(watch);
  if (outcome !== 'done') throw new Error(outcome);
  console.log(`${what}: its page saw ${seen.size} stages of progress meanwhile`);
  await timed(`${what}: 200 invited`, () =>
    inTransaction({ kind: 'system' }, (tx) => inviteImportedMembers(tx, importId)),
  );
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(2)} s`);
  return result;
}

void bench();
