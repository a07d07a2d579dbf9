import type { Incoterm } from './incoterms';
import type { OrderParty } from './order-document';
import type { UnitCode } from './units';

/** Everything a chamber signs in a certificate of origin, as the paper shows it and as its UBL carries it. No price. */
export interface OriginDocument {
  /** as people say it: CO-2026-000123 */
  readonly number: string;
  /** the how-manieth paper of that number; only one is ever signed */
  readonly version: number;
  /** UUID of the certificate */
  readonly id: string;
  readonly issuedAt: Date;
  /** the offer to sign lapses then */
  readonly expiresAt: Date;
  /** random, base64url */
  readonly nonce: string;
  /** BCP 47 language of the wording */
  readonly language: string;
  readonly portal: { readonly name: string; readonly chamber: string; readonly country: string };
  /** the registrar who signs for the chamber, with which certificate (SHA-256 of its DER, hex) */
  readonly issuer: { readonly personName: string; readonly certificateDigest: string };
  /** box 1: the seller; box 2: the buyer. Neither signs, so no person and no certificate is named. */
  readonly exporter: OrderParty;
  readonly consignee: OrderParty;
  /** the order it is for, and the SHA-256 (hex) of its paper as both parties signed it */
  readonly order: { readonly id: string; readonly number: string; readonly digest: string };
  readonly incoterm: Incoterm;
  readonly place: string;
  /** as the seller reported the shipment; null while there is none */
  readonly transport: { readonly carrier: string; readonly document: string } | null;
  /** it covers a part of the order only */
  readonly isPartial: boolean;
  /** the number of the certificate that this one takes the place of */
  readonly replaces: string | null;
  /** the exporter's own words, may be empty */
  readonly remarks: string;
  readonly lines: readonly OriginDocumentLine[];
  readonly declaration: { readonly text: string; readonly personName: string; readonly at: Date };
  /** what the chamber says by its signature, in `language` */
  readonly certification: string;
  /** where anybody sees whether it still stands */
  readonly verificationUrl: string;
}

export interface OriginDocumentLine {
  /** of the order */
  readonly position: number;
  readonly name: string;
  /** the seller's code of the variant, where goods come in several */
  readonly variant: string | null;
  readonly hsCode: string;
  readonly originCountry: string;
  readonly unit: UnitCode;
  readonly quantityThousandths: number;
  /** how much was ordered: more than is covered in a partial shipment */
  readonly orderedThousandths: number;
  /** marks and numbers, number and kind of packages, as the exporter states them */
  readonly packages: string | null;
  readonly grossGrams: number | null;
  readonly producer: string | null;
}

/** The countries of origin of the goods, each once, in the order of the lines. */
export function originsOf({ lines }: Pick<OriginDocument, 'lines'>): string[] {
  return [...new Set(lines.map((line) => line.originCountry))];
}
