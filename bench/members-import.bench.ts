import { inviteImportedMembers } from '@/certificates/invite-imported-members';
import type { Tx } from '@/db/connection';
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
import { freshHouse } from './fresh-house';

/*
 * How long does a chamber wait for a list of 25,000 members? Read, checked against another 25,000 who are members
 * already, entered, and 200 of them invited; on a PostgreSQL of its own, thrown away afterwards.
 */
const members = 25_000;

async function bench(): Promise<void> {
  const house = await freshHouse('members');
  try {
    const registrar = await inTransaction({ kind: 'system' }, aRegistrar);
    await enter(registrar, 0, 'the first 25,000');
    await enter(registrar, members, '25,000 beside 25,000');
    console.log(`memory of the process at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  } finally {
    await house.end();
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
