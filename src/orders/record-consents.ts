import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import type { Order } from './order';

/** What the signer agreed to, in the very words and language shown. */
export interface Consent {
  readonly kind: 'electronic' | 'document' | 'privacy';
  readonly wording: string;
  readonly language: string;
}

const required = ['electronic', 'document', 'privacy'] as const;

/** Dealing electronically, this document, and the use of personal data are three agreements; none implies another. */
export function hasAllConsents(consents: readonly Consent[]): boolean {
  return required.every((kind) =>
    consents.some((consent) => consent.kind === kind && consent.wording.length > 0),
  );
}

/** Keeps the wording and language of each consent with the signature it preceded. */
export async function recordConsents(
  tx: Tx,
  actor: Actor,
  order: Order,
  consents: readonly Consent[],
): Promise<void> {
  for (const { kind, wording, language } of consents) {
    await appendEntry(tx, {
      actorId: actor.personId,
      portalId: order.portalId,
      action: `consent-${kind}`,
      subjectType: 'purchase-order',
      subjectId: order.id,
      facts: { wording, language },
    });
  }
}
