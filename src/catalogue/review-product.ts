import { and, desc, eq, sql } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { notifyPerson } from '@/notifications/notify-person';
import { ok, type Result, refuse } from '@/trade/result';
import { keptText } from '@/trade/typed-text';
import { lockProduct, type ProductRow } from './lock-product';
import { findPhotosOf } from './photos/find-photos';
import { photosMark } from './photos/photos-mark';
import type { ProductState } from './product';
import { productReviews, products, productTexts, productVersions } from './schema';

export type ReviewRefusal =
  | 'not-allowed'
  | 'product-unknown'
  | 'product-not-in-review'
  | 'product-changed-meanwhile'
  | 'reason-missing';

/** The version the registrar has read, so that what is approved is what was looked at. */
interface Reviewed {
  readonly productId: string;
  readonly version: number;
}

/**
 * The chamber lets goods be shown: this version with these photos (`photosMark`), and later versions that change commercial
 * terms only.
 */
export async function approveProduct(
  tx: Tx,
  actor: Actor,
  input: Reviewed & { readonly photos: string },
): Promise<Result<{ state: ProductState }, ReviewRefusal>> {
  const found = await findReviewable(tx, actor, input);
  if (!found.ok) return found;
  const { id, version, publishedAt } = found.value;
  const photos = (await findPhotosOf(tx, [id])).get(id) ?? [];
  if (photosMark(photos) !== input.photos) return refuse('product-changed-meanwhile', { version });
  await tx
    .update(products)
    .set({
      state: 'published',
      submittedAt: null,
      approvedVersion: version,
      publishedAt: publishedAt ?? new Date(),
    })
    .where(eq(products.id, id));
  await writeDecision(tx, actor, found.value, { decision: 'approved', reason: null });
  return ok({ state: 'published' });
}

/** The chamber asks for something to be changed first; the goods are a draft again and the seller reads why. */
export async function sendBackProduct(
  tx: Tx,
  actor: Actor,
  input: Reviewed & { readonly reason: string },
): Promise<Result<{ state: ProductState }, ReviewRefusal>> {
  const found = await findReviewable(tx, actor, input);
  if (!found.ok) return found;
  const reason = keptText(input.reason, 2000);
  if (!reason) return refuse('reason-missing');
  await tx.update(products).set({ state: 'draft', submittedAt: null }).where(eq(products.id, found.value.id));
  await writeDecision(tx, actor, found.value, { decision: 'sent-back', reason });
  return ok({ state: 'draft' });
}

async function findReviewable(
  tx: Tx,
  actor: Actor,
  { productId, version }: Reviewed,
): Promise<Result<ProductRow, ReviewRefusal>> {
  const product = await lockProduct(tx, productId);
  if (!product) return refuse('product-unknown');
  if (!may(actor, 'review-product', { portalId: product.portalId })) return refuse('not-allowed');
  if (product.state !== 'in-review') return refuse('product-not-in-review', { state: product.state });
  if (product.version !== version) return refuse('product-changed-meanwhile', { version: product.version });
  return ok(product);
}

async function writeDecision(
  tx: Tx,
  actor: Actor,
  { id: productId, portalId, version }: ProductRow,
  { decision, reason }: { readonly decision: 'approved' | 'sent-back'; readonly reason: string | null },
): Promise<void> {
  await tx.insert(productReviews).values({ productId, version, decision, reason, decidedBy: actor.personId });
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId,
    action: decision === 'approved' ? 'product-approved' : 'product-sent-back',
    subjectType: 'product',
    subjectId: productId,
    facts: { version },
  });
  await tellSeller(tx, productId, version, decision);
}

/** Whoever wrote the version is told; goods that a loader wrote have nobody to tell. */
async function tellSeller(tx: Tx, productId: string, version: number, decision: string): Promise<void> {
  const [author] = await tx
    .select({ personId: productVersions.changedBy })
    .from(productVersions)
    .where(and(eq(productVersions.productId, productId), eq(productVersions.version, version)));
  const [text] = await tx
    .select({ name: productTexts.name })
    .from(productTexts)
    .where(eq(productTexts.productId, productId))
    .orderBy(desc(sql`${productTexts.translation} = 'original'`))
    .limit(1);
  if (!author?.personId) return;
  const kind = decision === 'approved' ? 'product-approved' : 'product-sent-back';
  await notifyPerson(tx, author.personId, kind, { name: text?.name ?? '' }, `/seller/products/${productId}`);
}
