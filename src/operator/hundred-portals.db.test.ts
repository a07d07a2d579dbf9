import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCertificates } from '@/certificates/find-certificates';
import { database, type Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction, type Scope } from '@/db/transaction';
import { findActor } from '@/members/find-actor';
import { findOrganisations } from '@/members/find-organisations';
import { aHundredPortals, type Seat } from './testing/a-hundred-portals';

/**
 * What the whole world may see, and why. Every other table with rows of people or markets must show a portal's own
 * only. A table that is new and not named in either list makes this test fail.
 */
const openToAll: Readonly<Record<string, string>> = {
  portals: 'market places are public',
  portal_links: 'which are linked is public',
  producers: 'the makers of goods are named with them',
  products: 'what is on sale',
  product_texts: 'the words of what is on sale',
  price_tiers: 'the prices of what is on sale',
  product_variants: 'of what is on sale',
  product_stock: 'how much of it there is',
  product_photos: 'of what is on sale',
  product_search: 'what is on sale, for searching',
  authorities: 'certificates of authorities are published',
  revocation_lists: 'published for relying parties',
};

let home: Seat;
let away: Seat;

beforeAll(async () => {
  await testDatabase();
  [home, away] = await aHundredPortals(database());
}, 180_000);
afterAll(closeTestDatabase);

const member = (): Scope => ({
  kind: 'member',
  portalId: home.portalId,
  personId: home.personId,
  organisationId: home.organisationId,
});
const scopes: Readonly<Record<string, () => Scope>> = {
  public: () => ({ kind: 'public' }),
  member,
  chamber: () => ({ kind: 'chamber', portalId: home.portalId, personId: home.registrarId }),
};

/** How many rows that belong to another portal the transaction sees, by table and column that names a portal, an organisation or a person. */
async function strangersSeen(tx: Tx): Promise<Record<string, number>> {
  const { rows } = await tx.execute<{ table: string; column: string }>(sql`
    select c.table_name as table, c.column_name as column from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type = 'uuid'
      and (c.column_name in ('portal_id', 'organisation_id', 'person_id', 'actor_id', 'buyer_organisation_id', 'registrar_id', 'application_id', 'order_id')
        or (c.table_name in ('people', 'organisations') and c.column_name = 'id'))
    order by 1, 2`);
  const seen: Record<string, number> = {};
  for (const { table, column } of rows) {
    if (table in openToAll) continue;
    const found = await tx.execute<{ n: number }>(sql`
      select count(*)::int as n from ${sql.identifier(table)} t
      join stranger_ids s on s.id = t.${sql.identifier(column)}`);
    if (found.rows[0]!.n > 0) seen[`${table}.${column}`] = found.rows[0]!.n;
  }
  return seen;
}

describe('among 100 portals with 25,000 members', () => {
  it('there is something to be seen in every kind of table', async () => {
    const seen = await inTransaction({ kind: 'system' }, strangersSeen);
    for (const column of [
      'people.id',
      'organisations.id',
      'memberships.person_id',
      'certificates.portal_id',
      'sessions.person_id',
      'purchase_orders.portal_id',
      'order_events.order_id',
      'applications.portal_id',
      'notices.person_id',
      'mandates.person_id',
      'audit_entries.portal_id',
    ])
      expect(seen[column], column).toBeGreaterThan(0);
  });

  it('the public sees of the others nothing but organisations that sell', async () => {
    const seen = await inTransaction({ kind: 'public' }, strangersSeen);
    expect(Object.keys(seen).sort()).toEqual(['organisations.id', 'organisations.portal_id']);
    const buyers = await inTransaction({ kind: 'public' }, (tx) =>
      tx.execute(sql`select 1 from organisations where not sells`),
    );
    expect(buyers.rows).toEqual([]);
  });

  it.each(['member', 'chamber'])(
    'a %s sees of the others nothing but organisations that sell',
    async (kind) => {
      const seen = await inTransaction(scopes[kind]!(), strangersSeen);
      expect(Object.keys(seen).sort()).toEqual(['organisations.id', 'organisations.portal_id']);
    },
  );

  it('finance sees orders and money everywhere, and nobody’s memberships, certificates, sessions, applications or people', async () => {
    const seen = await inTransaction({ kind: 'finance', personId: home.personId }, strangersSeen);
    const tables = new Set(Object.keys(seen).map((name) => name.split('.')[0]));
    for (const table of [
      'people',
      'memberships',
      'certificates',
      'sessions',
      'enrolments',
      'applications',
      'mandates',
      'notices',
      'audit_entries',
    ])
      expect(tables.has(table), table).toBe(false);
    expect(tables.has('purchase_orders')).toBe(true);
  });

  it('nobody writes into another portal', async () => {
    for (const scope of [scopes.member!(), scopes.chamber!()]) {
      for (const statement of [
        sql`update people set name = 'x' where id = ${away.personId}`,
        sql`update organisations set legal_name = 'x' where id = ${away.organisationId}`,
        sql`update certificates set state = 'revoked' where person_id = ${away.personId}`,
        sql`update portals set accent = '#000000' where id = ${away.portalId}`,
        sql`delete from portal_links`,
        sql`update sessions set ended_at = now() where person_id = ${away.personId}`,
      ]) {
        const { rowCount } = await inTransaction(scope, (tx) => tx.execute(statement));
        expect(rowCount).toBe(0);
      }
    }
    const role = inTransaction(scopes.chamber!(), (tx) =>
      tx.execute(
        sql`insert into memberships (id, person_id, organisation_id, role) values (gen_random_uuid(), ${away.personId}, null, 'registrar')`,
      ),
    );
    await expect(role).rejects.toThrow();
  });
});

describe('what a page asks for costs no more among 100 portals than its own rows', () => {
  const large = ['people', 'organisations', 'memberships', 'certificates', 'sessions', 'applications'];

  it.each([
    ['the members of a chamber', 'chamber', (tx: Tx) => findOrganisations(tx, { portalId: home.portalId })],
    [
      'the certificates of a chamber',
      'chamber',
      (tx: Tx) => findCertificates(tx, { portalId: home.portalId }),
    ],
    [
      'the applications of a chamber',
      'chamber',
      (tx: Tx) =>
        tx.execute(
          sql`select * from applications where portal_id = ${home.portalId} and state in ('submitted', 'in-review') and submitted_at is not null order by submitted_at, id limit 100`,
        ),
    ],
    [
      'who acts in a session',
      'system',
      (tx: Tx) =>
        findActor(tx, {
          sessionId: home.personId,
          personId: home.personId,
          certificateId: home.personId,
          organisationId: home.organisationId,
        }),
    ],
  ] as const)('%s', async (_, kind, ask) => {
    const scope = kind === 'system' ? ({ kind: 'system' } as const) : scopes[kind]!();
    const cost = await inTransaction(scope, (tx) => planOf(tx, () => ask(tx)));
    expect(cost.rows).toBeGreaterThan(0);
    expect(cost.scanned.filter((table) => large.includes(table))).toEqual([]);
    expect(cost.buffers).toBeLessThan(6_000);
  });
});

/** Runs what is asked, then each of its statements once more under EXPLAIN: tables read from end to end, pages touched. */
async function planOf(tx: Tx, ask: () => Promise<unknown>) {
  const client = (
    tx as unknown as { session: { client: { query: (...args: unknown[]) => Promise<{ rows: unknown[] }> } } }
  ).session.client;
  const query = client.query.bind(client);
  const statements: { text: string; values: unknown[] }[] = [];
  client.query = (asked: unknown, values: unknown) => {
    const text = typeof asked === 'string' ? asked : (asked as { text: string }).text;
    statements.push({ text, values: (values as unknown[]) ?? [] });
    return query(asked, values);
  };
  const answer = await ask();
  client.query = query;
  const scanned = new Set<string>();
  let buffers = 0;
  for (const { text, values } of statements) {
    const { rows } = await query(`explain (analyze, buffers, format json) ${text}`, values);
    const [plan] = (rows[0] as Record<string, [{ Plan: PlanNode }]>)['QUERY PLAN']!;
    buffers += (plan.Plan['Shared Hit Blocks'] ?? 0) + (plan.Plan['Shared Read Blocks'] ?? 0);
    collect(plan.Plan, scanned);
  }
  const rows = Array.isArray(answer)
    ? answer.length
    : ((answer as { rowCount?: number })?.rowCount ?? (answer ? 1 : 0));
  return { scanned: [...scanned], buffers, rows };
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
  readonly 'Actual Loops'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** Parts of a plan that were never run (a policy for another scope) cost nothing. */
function collect(node: PlanNode, scanned: Set<string>): void {
  if (node['Node Type'] === 'Seq Scan' && node['Actual Loops'] !== 0)
    scanned.add(node['Relation Name'] ?? '');
  for (const below of node.Plans ?? []) collect(below, scanned);
}
