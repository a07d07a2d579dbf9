import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { Lookalike } from './oddities';
import { resembling } from './oddities';

/** What is known of applications in the books besides themselves, by application. One round trip for all of them. */
export interface Surroundings {
  readonly lookalikes: readonly Lookalike[];
  readonly isEmailKnown: boolean;
  readonly papersShownElsewhere: number;
}

/**
 * Members and other applications of the same portal that share a number with an application or resemble it by name
 * (trigrams of the folded names), whether its signatory is registered already, and how many of its papers were shown
 * by others. What the application itself became is no lookalike.
 */
export async function findSurroundings(
  tx: Tx,
  applicationIds: readonly string[],
): Promise<Map<string, Surroundings>> {
  if (applicationIds.length === 0) return new Map();
  const ids = sql`(${sql.join(
    applicationIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  )})`;
  // the index answers `%`, which asks for at least this similarity
  await tx.execute(sql`select set_config('pg_trgm.similarity_threshold', ${String(resembling)}, true)`);
  const { rows } = await tx.execute<{
    application: string;
    lookalikes: Lookalike[];
    email_known: boolean;
    shown_elsewhere: number;
  }>(sql`
    select a.id as application,
      coalesce((${lookalikesOfA}), '[]'::json) as lookalikes,
      exists (select from people p where p.portal_id = a.portal_id and p.email = a.signatory ->> 'email'
        and a.state <> 'approved') as email_known,
      (select count(*)::int from application_papers mine where mine.application_id = a.id and exists (
        select from application_papers other where other.digest = mine.digest and other.application_id <> a.id)) as shown_elsewhere
    from applications a where a.id in ${ids}`);
  return new Map(
    rows.map((row) => [
      row.application,
      {
        lookalikes: row.lookalikes,
        isEmailKnown: row.email_known,
        papersShownElsewhere: row.shown_elsewhere,
      },
    ]),
  );
}

const name = sql`fold(a.organisation ->> 'legalName')`;
const taxId = sql`bare_number(a.organisation ->> 'taxId')`;
const registryNumber = sql`bare_number(a.organisation ->> 'registryNumber')`;

const lookalikesOfA = sql`
  select json_agg(l order by l."sameRegistryNumber" desc, l."sameTaxId" desc, l.similarity desc) from (
    select 'member' as "of", o.id, o.legal_name as name, similarity(fold(o.legal_name), ${name}) as similarity,
      coalesce(bare_number(o.tax_id) = ${taxId}, false) as "sameTaxId",
      coalesce(bare_number(substring(o.organisation_identifier from 7)) = ${registryNumber}
        and o.country = a.organisation ->> 'country', false) as "sameRegistryNumber"
    from organisations o
    where o.portal_id = a.portal_id and o.id is distinct from a.organisation_id
      and (fold(o.legal_name) % ${name} or bare_number(o.tax_id) = ${taxId}
        or bare_number(substring(o.organisation_identifier from 7)) = ${registryNumber})
    union all
    select 'application', b.id, b.organisation ->> 'legalName', similarity(fold(b.organisation ->> 'legalName'), ${name}),
      bare_number(b.organisation ->> 'taxId') = ${taxId},
      bare_number(b.organisation ->> 'registryNumber') = ${registryNumber} and b.organisation ->> 'country' = a.organisation ->> 'country'
    from applications b
    where b.portal_id = a.portal_id and b.id <> a.id and b.state not in ('draft', 'approved')
      and (fold(b.organisation ->> 'legalName') % ${name} or bare_number(b.organisation ->> 'taxId') = ${taxId}
        or bare_number(b.organisation ->> 'registryNumber') = ${registryNumber})
    limit 10) l`;
