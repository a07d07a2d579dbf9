import { sql } from 'drizzle-orm';
import type { Database } from '@/db/connection';

/** A place in one of the portals: an organisation of it, one of its people, and a registrar of its chamber. */
export interface Seat {
  readonly portalId: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly registrarId: string;
}

/**
 * 100 portals with 25,000 people in 5,000 organisations, each with certificate and session; orders, drafts of goods,
 * applications, mandates, notices and log entries for some. Answers a seat in the first portal and one in the second.
 * The table `stranger_ids` names every id that is not the first portal's: of portals, organisations, people, orders
 * and applications. It is for tests alone.
 */
export async function aHundredPortals(database: Database): Promise<[Seat, Seat]> {
  for (const statement of statements) await database.execute(statement);
  return [await seatIn(database, 1), await seatIn(database, 2)];
}

const id = (kind: number, n: string) =>
  `lpad(to_hex(${kind}), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0')`;
const uuid = (kind: number, n: string) => sql.raw(`(${id(kind, n)})::uuid`);
const [portal, organisation, person, certificate, order, application] = [1, 2, 3, 4, 5, 6] as const;

const statements = [
  sql`insert into portals (id, slug, name, chamber_name, motto, country, locales, currencies, accent, accent_night, governing_law, platform_fee_bps, chamber_fee_bps)
    select ${uuid(portal, 'n')}, 'market-' || n, jsonb_build_object('en', 'Market ' || n), jsonb_build_object('en', 'Chamber ' || n), '{}', 'CM',
      '{en}', '{EUR}', '#0b5d4e', '#7fd1be', '{"en":"Law"}', 400, 100 from generate_series(1, 100) n`,
  sql`insert into organisations (id, portal_id, slug, legal_name, kind, country, organisation_identifier, address, sells, buys)
    select ${uuid(organisation, 'n')}, ${uuid(portal, '(n % 100) + 1')}, 'o-' || n, 'Organisation ' || n, 'company', 'CM', 'NTRCM-' || n,
      '{"street":"s","town":"t","country":"CM"}', n % 3 <> 0, true from generate_series(1, 5000) n`,
  sql`insert into people (id, portal_id, name, latin_name, email, locale)
    select ${uuid(person, 'n')}, ${uuid(portal, '(n % 100) + 1')}, 'Person ' || n, 'Person ' || n, n || '@example.org', 'en' from generate_series(1, 25000) n`,
  sql`insert into memberships (id, person_id, organisation_id, role)
    select gen_random_uuid(), ${uuid(person, 'n')}, case when n <= 200 then null else ${uuid(organisation, '((n - 1) % 5000) + 1')} end,
      case when n <= 200 then 'registrar' else 'owner' end from generate_series(1, 25000) n`,
  sql`insert into authorities (id, portal_id, kind, name, certificate, fingerprint, not_after)
    select gen_random_uuid(), id, 'issuing', 'CA', '\\x00', 'a' || slug, now() + interval '5 years' from portals`,
  sql`insert into certificates (id, authority_id, portal_id, person_id, organisation_id, serial, fingerprint, key_fingerprint, subject, der, key_protection, state, not_before, not_after)
    select ${uuid(certificate, 'n')}, a.id, p.portal_id, p.id, m.organisation_id, n::text, 'f' || n, 'k' || n, 'CN=' || p.name, '\\x00', 'file', 'active', now() - interval '1 day', now() + interval '1 year'
    from generate_series(1, 25000) n join people p on p.id = ${uuid(person, 'n')} join memberships m on m.person_id = p.id join authorities a on a.portal_id = p.portal_id`,
  sql`insert into sessions (id, person_id, certificate_id, expires_at)
    select gen_random_uuid(), person_id, id, now() + interval '1 hour' from certificates`,
  sql`insert into mandates (id, person_id, organisation_id, document_kinds, currency, maximum_minor, valid_from, valid_until, granted_by)
    select gen_random_uuid(), ${uuid(person, 'n')}, ${uuid(organisation, '((n - 1) % 5000) + 1')}, '{purchase-order}', 'EUR', 100, now(), now() + interval '1 year', ${uuid(person, 'n')} from generate_series(201, 2200) n`,
  sql`insert into notices (id, person_id, kind, facts) select gen_random_uuid(), ${uuid(person, 'n')}, 'order-placed', '{}' from generate_series(1, 2000) n`,
  sql`insert into audit_entries (entry_id, at, portal_id, actor_id, action, subject_type, subject_id, facts, leaf_hash)
    select gen_random_uuid(), now(), ${uuid(portal, '(n % 100) + 1')}, ${uuid(person, 'n')}, 'x', 'y', n::text, '{}', '\\x00' from generate_series(1, 2000) n`,
  sql`insert into applications (id, portal_id, number, state, locale, email, token_digest, link_sent_at)
    select ${uuid(application, 'n')}, ${uuid(portal, '(n % 100) + 1')}, 'APP-' || n, 'draft', 'en', 'a@example.org', sha256(n::text::bytea), now() from generate_series(1, 5000) n`,
  sql`update applications set state = 'submitted', organisation = jsonb_build_object('legalName', 'Applicant ' || number), signatory = '{"email":"s@example.org"}', consent_wording = 'w', consented_at = now(), submitted_at = now(), submission = 1`,
  sql`insert into purchase_orders (id, number, portal_id, buyer_organisation_id, seller_organisation_id, buyer_person_id, state, currency, total_minor, incoterm, incoterm_place, delivery_date, note, locale, idempotency_key, created_at, expires_at)
    select ${uuid(order, 'n')}, 'PO-' || n, ${uuid(portal, '(n % 100) + 1')}, ${uuid(organisation, 'n')}, ${uuid(organisation, 'n + 100')}, ${uuid(person, 'n + 5000')}, 'placed', 'EUR', 100, 'FCA', 'Douala', '2030-01-01', '', 'en', 'key-' || n, now(), now() + interval '5 days' from generate_series(1, 2000) n`,
  sql`insert into order_events (id, order_id, at, to_state, actor_id) select gen_random_uuid(), id, now(), 'placed', buyer_person_id from purchase_orders`,
  sql`create table stranger_ids (id uuid primary key)`,
  sql`insert into stranger_ids
    select id from portals where id <> ${uuid(portal, '1')} union all select id from organisations where portal_id <> ${uuid(portal, '1')}
    union all select id from people where portal_id <> ${uuid(portal, '1')} union all select id from purchase_orders where portal_id <> ${uuid(portal, '1')}
    union all select id from applications where portal_id <> ${uuid(portal, '1')}`,
  sql`grant select on stranger_ids to tradeseal_app`,
  sql`analyze`,
];

async function seatIn(database: Database, n: number): Promise<Seat> {
  const { rows } = await database.execute<{
    portal_id: string;
    organisation_id: string;
    person_id: string;
    registrar_id: string;
  }>(sql`
    select p.portal_id, m.organisation_id, p.id as person_id,
      (select r.id from people r join memberships s on s.person_id = r.id where r.portal_id = p.portal_id and s.role = 'registrar' limit 1) as registrar_id
    from people p join memberships m on m.person_id = p.id
    where p.portal_id = ${uuid(portal, String(n))} and m.organisation_id is not null order by p.id limit 1`);
  const [row] = rows;
  return {
    portalId: row!.portal_id,
    organisationId: row!.organisation_id,
    personId: row!.person_id,
    registrarId: row!.registrar_id,
  };
}
