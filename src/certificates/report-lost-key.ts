import { and, eq, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { people } from '@/members/schema';
import { typedLine, typedText } from '@/trade/typed-text';
import { lostKeyReports } from './schema';

const optional = (limit: number) =>
  typedText(limit)
    .transform((text) => text || null)
    .nullable()
    .optional();

/** What somebody without a key says of themselves. */
export const lostKeyReport = z.object({
  name: typedLine(200).min(1),
  email: z.email().max(254),
  telephone: optional(40),
  words: optional(1000),
});
export type LostKeyReport = z.infer<typeof lostKeyReport>;

const sameReport = 24 * 60 * 60_000;

/**
 * Tells a chamber that somebody lost their key. Anybody may say so of anybody: nothing happens to a certificate until
 * a registrar has made sure who it is, and whoever reports learns nothing, not even whether the address is known. The
 * same address is entered once a day. Runs in system scope.
 */
export async function reportLostKey(
  tx: Tx,
  input: { readonly portalId: string; readonly report: LostKeyReport },
  now = new Date(),
): Promise<void> {
  const { portalId, report } = input;
  const email = report.email.toLowerCase();
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`lost key ${portalId} ${email}`}, 0))`,
  );
  if (await isReported(tx, portalId, email, now)) return;
  const [person] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.portalId, portalId), sql`lower(${people.email}) = ${email}`));
  const [entered] = await tx
    .insert(lostKeyReports)
    .values({
      portalId,
      name: report.name,
      email,
      telephone: report.telephone ?? null,
      words: report.words ?? null,
      personId: person?.id ?? null,
      createdAt: now,
    })
    .returning({ id: lostKeyReports.id });
  await appendEntry(tx, {
    actorId: null,
    portalId,
    action: 'lost-key-reported',
    subjectType: 'lost-key-report',
    subjectId: entered!.id,
    facts: { personKnown: person !== undefined },
  });
}

async function isReported(tx: Tx, portalId: string, email: string, now: Date): Promise<boolean> {
  const [open] = await tx
    .select({ id: lostKeyReports.id })
    .from(lostKeyReports)
    .where(
      and(
        eq(lostKeyReports.portalId, portalId),
        eq(lostKeyReports.email, email),
        eq(lostKeyReports.state, 'open'),
        gt(lostKeyReports.createdAt, new Date(now.getTime() - sameReport)),
      ),
    )
    .limit(1);
  return open !== undefined;
}
