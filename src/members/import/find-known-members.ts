import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { ImportColumn } from './import-columns';
import type { ImportFault } from './import-fault';
import type { ImportedLine } from './imported-member';
import { bareNumber } from './repeated-lines';

/**
 * Lines whose registration, tax number or e-mail address a member of the portal has already. Three round trips; the
 * values go as arrays, which PostgreSQL hashes whatever it believes about the size of the tables.
 */
export async function findKnownMembers(
  tx: Tx,
  portalId: string,
  lines: readonly ImportedLine[],
  headingOf: (column: ImportColumn) => string,
): Promise<ImportFault[]> {
  const identifierOf = ({ organisation }: ImportedLine) => organisation.organisationIdentifier;
  const taxIdOf = ({ organisation }: ImportedLine) => bareNumber(organisation.taxId ?? '');
  const emailOf = ({ person }: ImportedLine) => person.email;
  const identifiers = await known(
    tx,
    sql`select organisation_identifier as value from organisations where portal_id = ${portalId}
      and organisation_identifier = any(${values(lines.map(identifierOf))}::text[])`,
  );
  const taxIds = await known(
    tx,
    sql`select bare_number(tax_id) as value from organisations where portal_id = ${portalId}
      and bare_number(tax_id) = any(${values(lines.map(taxIdOf))}::text[])`,
  );
  const emails = await known(
    tx,
    sql`select email as value from people where portal_id = ${portalId}
      and email = any(${values(lines.map(emailOf))}::text[])`,
  );
  return lines.flatMap((member): ImportFault[] => {
    const { line } = member;
    const faults: ImportFault[] = [];
    if (identifiers.has(identifierOf(member)))
      faults.push({ line, column: headingOf('registration'), code: 'identifier-known' });
    if (taxIds.has(taxIdOf(member))) faults.push({ line, column: headingOf('taxId'), code: 'tax-id-known' });
    if (emails.has(emailOf(member))) faults.push({ line, column: headingOf('email'), code: 'email-known' });
    return faults;
  });
}

async function known(tx: Tx, query: SQL): Promise<Set<string>> {
  const { rows } = await tx.execute<{ value: string }>(query);
  return new Set(rows.map((row) => row.value));
}

function values(texts: readonly string[]) {
  return sql.param(texts.filter(Boolean));
}
