import type { VerificationReport } from '@/pki/report';
import type { OrderDocument } from '@/trade/order-document';
import type { OriginDocument } from '@/trade/origin-document';

/** What a verification shows: the report, and what the signed bytes say when they hold an order. */
export interface Verification {
  readonly report: VerificationReport;
  /** as a stranger to these components would tell it: "PO-2026-000123.pdf"; null when the file has no name */
  readonly fileName: string | null;
  readonly signed: {
    readonly order: OrderDocument;
    readonly awaited: readonly ('buyer' | 'seller')[];
    /** fields of passed signatures that bind neither party */
    readonly strangers: readonly string[];
  } | null;
  /** the same for a certificate of origin; left out when the file holds none */
  readonly certified?: {
    readonly origin: OriginDocument;
    /** a registrar of the chamber that it names made the passed signature */
    readonly byChamber: boolean;
  } | null;
}
