import { and, count, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries } from '@/audit/schema';
import { database, type Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { digestOf } from '@/files/check-upload';
import { notices } from '@/notifications/schema';
import { drain } from '@/outbox/jobs';
import { type Actor, scopeOf } from '../actor';
import type { Sanctions } from '../applications/configured-sanctions';
import { parseSanctions } from '../applications/sanctions-list';
import { findOrganisations } from '../find-organisations';
import { findPeopleOf } from '../find-people';
import { memberImportLines, memberImports, organisations, people } from '../schema';
import { anOrganisation, aPerson, aPortal } from '../testing/a-member';
import { beginImport, withdrawImport } from './begin-import';
import { findImport, findImportFaults, forgetOldImports } from './find-imports';
import { offerImport } from './offer-import';
import { parseMembers } from './parse-members';
import { runImport } from './run-import';
import { aMemberLine, aMemberList } from './testing/a-member-list';

type Registrar = Actor & { portalId: string };
const none: Sanctions = { list: null, why: 'none' };
const system = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => inTransaction(scopeOf(actor), work);

async function aRegistrar(): Promise<Registrar> {
  return await system(async (tx) => {
    const { id } = await aPortal(tx);
    return { ...(await aPerson(tx, { portalId: id, roles: ['registrar'], locale: 'fr' })), portalId: id };
  });
}

async function offered(registrar: Registrar, lines: readonly string[], sanctions = none) {
  const bytes = aMemberList(lines);
  const list = { ...parseMembers(bytes, 'fr'), fileName: 'membres.csv', digest: digestOf(bytes) };
  return await as(registrar, (tx) =>
    offerImport(tx, registrar, { ...list, language: 'fr' as const }, sanctions),
  );
}

async function anImport(registrar: Registrar, lines: readonly string[], sanctions = none): Promise<string> {
  const made = await offered(registrar, lines, sanctions);
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value.importId;
}

const begin = (registrar: Registrar, importId: string, invites = false) =>
  as(registrar, (tx) => beginImport(tx, registrar, { importId, invites }));
const stateOf = async (importId: string) => (await system((tx) => findImport(tx, importId)))?.state;
const faultsOf = async (importId: string) =>
  (await system((tx) => findImportFaults(tx, importId, 0, 100))).map(({ line, column, code }) => [
    line,
    column,
    code,
  ]);
const membersOf = async (portalId: string) =>
  (await system((tx) => findOrganisations(tx, { portalId }))).map((row) => row.legalName);

beforeAll(async () => {
  await testDatabase();
});
afterAll(closeTestDatabase);

describe('a list of members', () => {
  it('is entered whole: organisations, people, roles, an audit entry for each, and its registrar is told', async () => {
    const registrar = await aRegistrar();
    const { portalId } = registrar;
    const importId = await anImport(registrar, [
      aMemberLine(1),
      aMemberLine(2, { name: 'Coopérative des tisserandes 1', roles: 'acheteuse' }),
    ]);
    expect(await membersOf(portalId)).toEqual([]);
    expect(await begin(registrar, importId)).toEqual({ ok: true, value: undefined });
    expect(await drain('import-members', async (job) => void (await runImport(job.importId)))).toBe(1);
    const rows = await system((tx) =>
      tx.select().from(organisations).where(eq(organisations.portalId, portalId)),
    );
    expect(rows.map((row) => row.slug).sort()).toEqual([
      'cooperative-des-tisserandes-1',
      'cooperative-des-tisserandes-1-2',
    ]);
    const first = rows.find((row) => row.slug === 'cooperative-des-tisserandes-1')!;
    expect(first).toMatchObject({
      organisationIdentifier: 'NTRCM-RC/DLA/2024/C/1',
      womenLed: true,
      memberCount: 1200,
      state: 'active',
    });
    expect(await system((tx) => findPeopleOf(tx, first.id))).toMatchObject([
      { email: 'esther.1@example.org', locale: 'fr', roles: ['owner', 'seller'] },
    ]);
    const entries = await database()
      .select({ action: auditEntries.action, n: count() })
      .from(auditEntries)
      .where(and(eq(auditEntries.portalId, portalId), eq(auditEntries.actorId, registrar.personId)))
      .groupBy(auditEntries.action)
      .orderBy(auditEntries.action);
    expect(entries).toEqual([
      { action: 'member-import-begun', n: 1 },
      { action: 'member-import-done', n: 1 },
      { action: 'member-import-offered', n: 1 },
      { action: 'organisation-registered', n: 2 },
      { action: 'person-registered', n: 2 },
    ]);
    const told = await as(registrar, (tx) => tx.select().from(notices));
    expect(told).toMatchObject([{ kind: 'members-imported', facts: { count: 2 } }]);
    expect(await system((tx) => tx.$count(memberImportLines, eq(memberImportLines.importId, importId)))).toBe(
      0,
    );
  });

  it('is entered once: begun twice, run twice at once, sent again', async () => {
    const registrar = await aRegistrar();
    const lines = [aMemberLine(1), aMemberLine(2)];
    const importId = await anImport(registrar, lines);
    expect(await offered(registrar, lines)).toEqual({ ok: true, value: { importId, isKnown: true } });
    await Promise.all([begin(registrar, importId), begin(registrar, importId)]);
    const outcomes = await Promise.all([runImport(importId), runImport(importId)]);
    expect(outcomes.sort()).toEqual(['done', 'nothing-to-do']);
    expect(await runImport(importId)).toBe('nothing-to-do');
    expect(await begin(registrar, importId)).toMatchObject({ ok: true });
    expect(await offered(registrar, lines)).toEqual({ ok: true, value: { importId, isKnown: true } });
    expect(await membersOf(registrar.portalId)).toHaveLength(2);
  });

  it('names members that are known by registration, tax number or address', async () => {
    const registrar = await aRegistrar();
    const { portalId } = registrar;
    await system(async (tx) => {
      const known = {
        portalId,
        organisationIdentifier: 'NTRCM-RC/DLA/2024/C/1',
        taxId: 'm 240-000-000-002 p',
      };
      await anOrganisation(tx, known);
      await tx
        .insert(people)
        .values({ portalId, name: 'E', latinName: 'E', email: 'esther.3@example.org', locale: 'fr' });
    });
    const importId = await anImport(
      registrar,
      [1, 2, 3, 4].map((n) => aMemberLine(n)),
    );
    expect(await faultsOf(importId)).toEqual([
      [2, 'Numéro au registre', 'identifier-known'],
      [3, 'Numéro fiscal', 'tax-id-known'],
      [4, 'Courriel', 'email-known'],
    ]);
    expect(await begin(registrar, importId)).toMatchObject({ refusal: { code: 'import-not-ready' } });
  });

  it('does not mind the members of another market', async () => {
    const [here, there] = [await aRegistrar(), await aRegistrar()];
    await runAll(there, [aMemberLine(1)]);
    expect(await stateOf(await anImport(here, [aMemberLine(1)]))).toBe('ready');
  });

  it('enters nobody when one of them was entered by another way meanwhile', async () => {
    const registrar = await aRegistrar();
    const { portalId } = registrar;
    const importId = await anImport(registrar, [aMemberLine(1), aMemberLine(2), aMemberLine(3)]);
    await begin(registrar, importId);
    await system((tx) => anOrganisation(tx, { portalId, organisationIdentifier: 'NTRCM-RC/DLA/2024/C/2' }));
    expect(await runImport(importId)).toBe('stopped');
    expect(await membersOf(portalId)).toHaveLength(1);
    expect(await stateOf(importId)).toBe('faulty');
    expect(await faultsOf(importId)).toEqual([[3, 'Numéro au registre', 'identifier-known']]);
    const told = await as(registrar, (tx) => tx.select().from(notices));
    expect(told).toMatchObject([{ kind: 'member-import-stopped' }]);
  });

  it('admits nobody the sanctions list concerns, and nobody while it cannot be read', async () => {
    const registrar = await aRegistrar();
    const read = parseSanctions('country,name\nIR,\nCM,Groupe Fantôme SARL\n');
    const list = read.ok ? read.value : null;
    const lines = [
      aMemberLine(1, { country: 'Ghana' }),
      aMemberLine(2, { name: 'Le Fantome, groupe de commerce' }),
      aMemberLine(3),
    ];
    const importId = await anImport(registrar, lines, { list: list! });
    expect(await faultsOf(importId)).toEqual([[3, 'Raison sociale', 'name-sanctioned']]);
    const unreadable = { list: null, why: 'unreadable' } as const;
    expect(await offered(registrar, [aMemberLine(9)], unreadable)).toMatchObject({
      refusal: { code: 'sanctions-unreadable' },
    });
  });

  it('given up is forgotten, and cannot be begun', async () => {
    const registrar = await aRegistrar();
    const importId = await anImport(registrar, [aMemberLine(1)]);
    await as(registrar, (tx) => withdrawImport(tx, registrar, { importId }));
    expect(await begin(registrar, importId)).toMatchObject({ refusal: { code: 'import-not-ready' } });
    expect(await system((tx) => tx.$count(memberImportLines, eq(memberImportLines.importId, importId)))).toBe(
      0,
    );
    expect(await stateOf(await anImport(registrar, [aMemberLine(1)]))).toBe('ready');
  });

  it('left lying for thirty days is forgotten', async () => {
    const registrar = await aRegistrar();
    const importId = await anImport(registrar, [aMemberLine(1)]);
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    await system((tx) => forgetOldImports(tx, inDays(29)));
    expect(await stateOf(importId)).toBe('ready');
    await system((tx) => forgetOldImports(tx, inDays(31)));
    expect(await stateOf(importId)).toBeUndefined();
  });

  it('is its own chamber’s: another neither sees nor begins it, and a member offers none', async () => {
    const [registrar, other] = [await aRegistrar(), await aRegistrar()];
    const importId = await anImport(registrar, [aMemberLine(1)]);
    expect(await as(other, (tx) => findImport(tx, importId))).toBeNull();
    expect(await begin(other, importId)).toMatchObject({ refusal: { code: 'import-unknown' } });
    const { portalId } = registrar;
    const member = await system(async (tx) => {
      const organisationId = (await anOrganisation(tx, { portalId })).id;
      return { ...(await aPerson(tx, { portalId, organisationId, roles: ['owner'] })), portalId };
    });
    expect(await offered(member, [aMemberLine(2)])).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await as(member, (tx) => tx.select().from(memberImports))).toEqual([]);
  });
});

describe('the database', () => {
  it('keeps what was done as done, and lets no faulty list pass', async () => {
    const registrar = await aRegistrar();
    const importId = await runAll(registrar, [aMemberLine(1)]);
    const change = (set: Partial<typeof memberImports.$inferInsert>) =>
      as(registrar, (tx) =>
        tx
          .update(memberImports)
          .set(set)
          .where(inArray(memberImports.id, [importId])),
      );
    await expect(change({ state: 'ready', doneAt: null })).rejects.toThrow();
    await expect(change({ lineCount: 7 })).rejects.toThrow();
    await expect(change({ faultCount: 1 })).rejects.toThrow();
    expect(await stateOf(importId)).toBe('done');
  });
});

async function runAll(registrar: Registrar, lines: readonly string[]): Promise<string> {
  const importId = await anImport(registrar, lines);
  await begin(registrar, importId);
  expect(await runImport(importId)).toBe('done');
  return importId;
}
