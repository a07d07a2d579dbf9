import { z } from 'zod';
import { findCertificateFigures } from '@/certificates/find-certificate-figures';
import { inTransaction } from '@/db/transaction';
import { type Actor, scopeOf } from '@/members/actor';
import { findApplicationFigures } from '@/members/applications/find-application-figures';
import { findMemberFigures } from '@/members/find-member-figures';
import { findTradeFigures } from '@/orders/find-trade-figures';

export const periods = ['3', '12', '24', '60'] as const;
export type Period = (typeof periods)[number];
export const periodAsked = z.object({ months: z.enum(periods).catch('12') });

/** The first day of the month so many months ago, this one counted. */
export function startOf(period: Period, now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (Number(period) - 1), 1));
}

/** Everything the chamber counts, of its own market alone. */
export async function readFigures(actor: Actor & { portalId: string }, period: Period, now: Date) {
  const { portalId } = actor;
  const since = startOf(period, now);
  return await inTransaction(scopeOf(actor), async (tx) => ({
    since,
    members: await findMemberFigures(tx, portalId, since),
    applications: await findApplicationFigures(tx, portalId, now),
    certificates: await findCertificateFigures(tx, portalId, { since, now }),
    trade: await findTradeFigures(tx, portalId, since),
  }));
}

export type Figures = Awaited<ReturnType<typeof readFigures>>;
