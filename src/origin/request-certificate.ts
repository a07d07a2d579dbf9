import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { paperLocale } from '@/documents/paper/printing';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { lockOrder } from '@/orders/lock-order';
import { type Order, partyOf } from '@/orders/order';
import { enqueue } from '@/outbox/jobs';
import { findPortalById } from '@/portals/find-portals';
import { ok, type Result, refuse } from '@/trade/result';
import { typedText } from '@/trade/typed-text';
import { newToken } from './new-token';
import { nextCertificateNumber } from './next-certificate-number';
import { canBeCertified, type OriginCertificate } from './origin-certificate';
import { originCertificateLines, originCertificates } from './schema';
import { uncoveredQuantities } from './uncovered-quantities';

const words = (longest: number) => typedText(longest).transform((text) => text.replace(/\s+/g, ' '));

export const requestInput = z.object({
  orderId: z.uuid(),
  /** which lines of the order, and how much of each */
  lines: z
    .array(
      z.object({
        position: z.number().int().positive(),
        quantityThousandths: z.number().int().positive(),
        packages: words(200).default(''),
        grossGrams: z.number().int().positive().max(1e12).nullable().default(null),
      }),
    )
    .max(100),
  remarks: words(500).default(''),
  /** the issued certificate that the new one takes the place of */
  replacesId: z.uuid().nullable().default(null),
  /** what the exporter declared, in the words that were shown, in the paper's language */
  declaration: z.object({ wording: typedText(2000).min(1), language: z.string().max(10) }).nullable(),
  idempotencyKey: z.string().min(16).max(100),
});
export type RequestInput = z.input<typeof requestInput>;

export type RequestRefusal =
  | 'not-allowed'
  | 'input-invalid'
  | 'order-not-found'
  | 'order-not-accepted'
  | 'nothing-chosen'
  | 'not-declared'
  | 'nothing-to-replace'
  | 'covers-more-than-ordered';

/** The language a market's certificates are written in, beside English. */
export async function languageOfCertificates(tx: Tx, portalId: string) {
  const portal = await findPortalById(tx, portalId);
  return paperLocale(portal?.locales[0] ?? 'en');
}

/**
 * The seller of an accepted order asks its chamber for a certificate of origin, for all of the order or a part, and
 * declares the origin. Goods, HS codes, origin and parties are the order's and are not asked for.
 */
export async function requestCertificate(
  tx: Tx,
  actor: Actor,
  input: RequestInput,
  now = new Date(),
): Promise<Result<OriginCertificate, RequestRefusal>> {
  if (!may(actor, 'request-origin-certificate')) return refuse('not-allowed');
  const parsed = requestInput.safeParse(input);
  if (!parsed.success)
    return refuse('input-invalid', { field: parsed.error.issues[0]?.path.join('.') ?? '' });
  const wanted = parsed.data;
  const order = await lockOrder(tx, wanted.orderId);
  if (!order || partyOf(order, actor.organisationId) !== 'seller') return refuse('order-not-found');
  const before = await findByKey(tx, order, wanted.idempotencyKey);
  if (before) return ok(before);
  if (!canBeCertified(order.state)) return refuse('order-not-accepted');
  if (wanted.lines.length === 0) return refuse('nothing-chosen');
  if (!wanted.declaration) return refuse('not-declared');
  if (wanted.replacesId && !(await isIssuedOf(tx, order, wanted.replacesId)))
    return refuse('nothing-to-replace');
  const left = await uncoveredQuantities(tx, order.id, wanted.replacesId);
  const positions = new Set(wanted.lines.map(({ position }) => position));
  if (positions.size < wanted.lines.length) return refuse('input-invalid', { field: 'lines' });
  const over = wanted.lines.find((line) => line.quantityThousandths > (left.get(line.position) ?? 0));
  if (over) return refuse('covers-more-than-ordered', { position: over.position });
  return ok(await insertRequest(tx, actor, order, { ...wanted, declaration: wanted.declaration }, now));
}

async function findByKey(tx: Tx, order: Order, key: string): Promise<OriginCertificate | null> {
  const [row] = await tx
    .select()
    .from(originCertificates)
    .where(and(eq(originCertificates.orderId, order.id), eq(originCertificates.idempotencyKey, key)));
  return row ?? null;
}

async function isIssuedOf(tx: Tx, order: Order, certificateId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: originCertificates.id })
    .from(originCertificates)
    .where(
      and(
        eq(originCertificates.id, certificateId),
        eq(originCertificates.orderId, order.id),
        eq(originCertificates.state, 'issued'),
      ),
    );
  return row !== undefined;
}

type Wanted = z.output<typeof requestInput> & {
  readonly declaration: { readonly wording: string; readonly language: string };
};

async function insertRequest(
  tx: Tx,
  actor: Actor,
  order: Order,
  wanted: Wanted,
  now: Date,
): Promise<OriginCertificate> {
  const { declaration, lines, remarks, replacesId, idempotencyKey } = wanted;
  const [certificate] = await tx
    .insert(originCertificates)
    .values({
      number: await nextCertificateNumber(tx, now),
      portalId: order.portalId,
      orderId: order.id,
      token: newToken(),
      locale: await languageOfCertificates(tx, order.portalId),
      remarks,
      replacesId,
      declarationWording: declaration.wording,
      declarationLanguage: declaration.language,
      requestedBy: actor.personId,
      requestedAt: now,
      idempotencyKey,
    })
    .returning();
  const { id: certificateId, number } = certificate!;
  await tx
    .insert(originCertificateLines)
    .values(lines.map((line) => ({ ...line, certificateId, orderId: order.id })));
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId: order.portalId,
    action: 'origin-requested',
    subjectType: 'certificate-of-origin',
    subjectId: certificateId,
    facts: { number, order: order.number, wording: declaration.wording, language: declaration.language },
  });
  await enqueue(tx, 'tell-of-origin-request', { certificateId });
  return certificate!;
}
