import { inspect } from 'node:util';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enqueue } from '../outbox/jobs';
import { portals } from '../portals/schema';
import { database } from './connection';
import { readPublic } from './read-public';
import { closeTestDatabase, testDatabase } from './testing/with-database';
import { inTransaction } from './transaction';

beforeAll(testDatabase);
afterAll(closeTestDatabase);

const aPortal = {
  slug: 'wouri',
  name: { en: 'Wouri' },
  chamberName: { en: 'Chamber' },
  motto: { en: '' },
  country: 'CM',
  locales: ['en'],
  currencies: ['EUR'],
  accent: '#27348B',
  accentNight: '#9BA8FF',
  governingLaw: { en: 'Law' },
  platformFeeBasisPoints: 400,
  chamberFeeBasisPoints: 100,
};

describe('a transaction', () => {
  it('keeps nothing of a use case that was refused', async () => {
    const result = await inTransaction({ kind: 'system' }, async (tx) => {
      await tx.insert(portals).values(aPortal);
      return { ok: false as const, refusal: { code: 'not-allowed' } };
    });
    expect(result).toEqual({ ok: false, refusal: { code: 'not-allowed' } });
    expect(await database().select().from(portals)).toEqual([]);
  });

  it('works under the application role, in its scope', async () => {
    const rows = await inTransaction(
      {
        kind: 'member',
        portalId: crypto.randomUUID(),
        personId: crypto.randomUUID(),
        organisationId: crypto.randomUUID(),
      },
      (tx) => tx.execute(sql`select current_user as "user", app_scope() as scope`),
    );
    expect(rows.rows[0]).toEqual({ user: 'tradeseal_app', scope: 'member' });
  });

  it('that fails carries nothing of what it was about to write, or read, into a log', async () => {
    const insert = sql`insert into people (name, email) values (${'Awa Diatta'}, ${'awa@example.org'})`;
    const look = sql`select 1 / (length(${'awa@example.org'}::text) - 15)`;
    const thrown = [
      await inTransaction({ kind: 'system' }, (tx) => tx.execute(insert)).catch((error) => error),
      await readPublic((tx) => tx.execute(look)).catch((error) => error),
    ];
    for (const error of thrown) expect(inspect(error, { depth: 9 })).not.toMatch(/Awa|awa@/);
    expect(thrown.map(({ cause }) => cause.code)).toEqual(['23502', '22012']);
    expect(inspect(thrown[0])).toContain('insert into people');
  });

  it('adds a job exactly when it commits', async () => {
    await inTransaction({ kind: 'system' }, async (tx) => {
      await enqueue(tx, 'complete-document', { documentId: 'kept' });
    });
    await inTransaction({ kind: 'system' }, async (tx) => {
      await enqueue(tx, 'complete-document', { documentId: 'dropped' });
      return { ok: false as const, refusal: { code: 'no' } };
    });
    const jobs = await database().execute(
      sql`select data->>'documentId' as id from pgboss.job where name = 'complete-document'`,
    );
    expect(jobs.rows).toEqual([{ id: 'kept' }]);
  });
});
