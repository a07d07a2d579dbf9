import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { ImportColumn } from './import-columns';
import type { ImportFault } from './import-fault';
import type { ImportedLine } from './imported-member';
import { bareNumber } from './repeated-lines';

/** Lines whose registration, tax number or e-mail address a member of the portal has already. Three round trips. */
export async function findKnownMembers(
  tx: Tx,
  portalId: string,
  lines: readonly ImportedLine[],
  headingOf: (column: ImportColumn) => string,
): Promise<ImportFault[]> {
  const identifiers = await known(
    tx,
    sql`select organisation_identifier as value from organisations
      where portal_id = ${portalId} and organisation_identifier in (select jsonb_array_elements_text(${json(lines.map(({ organisation }) => organisation.organisationIdentifier))}::jsonb))`,
  );
  const taxIds = await known(
    tx,
    sql`select distinct bare_number(tax_id) as value from organisations
      where portal_id = ${portalId} and bare_number(tax_id) in (select jsonb_array_elements_text(${json(lines.map(({ organisation }) => bareNumber(organisation.taxId ?? '')))}::jsonb))`,
  );
  const emails = await known(
    tx,
    sql`select email as value from people
      where portal_id = ${portalId} and email in (select jsonb_array_elements_text(${json(lines.map(({ person }) => person.email))}::jsonb))`,
  );
  return lines.flatMap(({ line, organisation, person }): ImportFault[] => [
    ...(identifiers.has(organisation.organisationIdentifier)
      ? [{ line, column: headingOf('registration'), code: 'identifier-known' as const }]
      : []),
    ...(taxIds.has(bareNumber(organisation.taxId ?? ''))
      ? [{ line, column: headingOf('taxId'), code: 'tax-id-known' as const }]
      : []),
    ...(emails.has(person.email) ? [{ line, column: headingOf('email'), code: 'email-known' as const }] : []),
  ]);
}

async function known(tx: Tx, query: ReturnType<typeof sql>): Promise<Set<string>> {
  const { rows } = await tx.execute<{ value: string }>(query);
  return new Set(rows.map((row) => row.value));
}

function json(values: readonly string[]): string {
  return JSON.stringify(values.filter(Boolean));
}
