import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { ok, type Result, refuse } from '@/trade/result';
import { readBytes } from './read-bytes';
import { signatureOffers } from './schema';

/** The prepared revision, for the person it was offered to and nobody else, while the offer stands. */
export async function preparedDocument(
  tx: Tx,
  actor: Actor,
  offerId: string,
  now = new Date(),
): Promise<Result<Uint8Array, 'offer-not-found' | 'offer-expired' | 'offer-already-used'>> {
  const [offer] = await tx
    .select()
    .from(signatureOffers)
    .where(and(eq(signatureOffers.id, offerId), eq(signatureOffers.personId, actor.personId)));
  if (!offer) return refuse('offer-not-found');
  if (offer.usedAt) return refuse('offer-already-used');
  if (offer.expiresAt <= now) return refuse('offer-expired');
  const bytes = await readBytes(tx, offer.preparedDigest);
  return bytes ? ok(bytes) : refuse('offer-not-found');
}
