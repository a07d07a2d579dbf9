import type { Incoterm } from './incoterms';
import type { Money } from './money';
import type { UnitCode } from './units';
import type { VariantOptions } from './variant-options';

/** What makes the buyer's money move; each has its sentence in the message catalogues. */
export const paymentTriggers = ['capture-on-acceptance', 'transfer-to-escrow'] as const;
export type PaymentTrigger = (typeof paymentTriggers)[number];

/** Everything two parties sign: the snapshot of an order, as the paper shows it and as its UBL carries it. */
export interface OrderDocument {
  /** as people say it: PO-2026-000123 */
  readonly number: string;
  readonly version: number;
  /** UUID of the order */
  readonly id: string;
  readonly issuedAt: Date;
  /** the market place, and the chamber that vouches for both parties */
  readonly portal: { readonly name: string; readonly chamber: string };
  readonly buyer: OrderParty;
  readonly seller: OrderParty;
  readonly lines: readonly OrderDocumentLine[];
  readonly total: Money;
  readonly incoterm: Incoterm;
  readonly place: string;
  /** ISO date: the goods are delivered (in the sense of the Incoterm) by then */
  readonly deliveryDate: string;
  readonly paymentTrigger: PaymentTrigger;
  readonly governingLaw: string;
  readonly disputeForum: string;
  /** BCP 47 language of the text */
  readonly language: string;
  /** the buyer's own words, may be empty */
  readonly note: string;
  /** random, base64url: two orders with the same content are still two papers */
  readonly nonce: string;
  /** the offer to sign lapses then */
  readonly expiresAt: Date;
  /** SHA-256 (hex) of the version this one replaces */
  readonly previousVersionDigest: string | null;
  /** the wording both parties agree to, in `language`; paragraphs are separated by a newline */
  readonly documentText: string;
}

export interface OrderParty {
  readonly organisationId: string;
  readonly name: string;
  /** ETSI EN 319 412-1 organisation identifier, e.g. NTRCM-RC/DLA/2019/B/1234 */
  readonly identifier: string;
  readonly address: OrderAddress;
  /** who signs, and with which certificate (SHA-256 of its DER, hex); null where that is not known yet */
  readonly personName: string | null;
  readonly certificateDigest: string | null;
}

export interface OrderAddress {
  readonly street: string;
  readonly landmark?: string;
  readonly town: string;
  readonly postcode?: string;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
}

export interface OrderDocumentLine {
  readonly position: number;
  /** the seller's own identifier of the goods */
  readonly itemId: string;
  readonly name: string;
  /** which of several: the seller's code of it and what it differs in; null for goods that come in one way only */
  readonly variant: { readonly code: string; readonly options: VariantOptions } | null;
  readonly description: string | null;
  readonly hsCode: string;
  readonly originCountry: string;
  readonly quantityThousandths: number;
  readonly unit: UnitCode;
  readonly unitPrice: Money;
  readonly amount: Money;
  /** who made it, where a cooperative says so */
  readonly producer: string | null;
}
