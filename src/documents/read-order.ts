import { readAttachment } from '@/pki/pdf-attachment';
import { PdfError } from '@/pki/pdf-object';
import type { OrderDocument } from '@/trade/order-document';
import { parseUblOrder } from '@/trade/ubl-order';
import { orderFileName } from './paper/attach-order';

/** The order inside a paper, as its first signer saw it; null when the file holds none that we read. Never throws. */
export function readOrder(pdf: Uint8Array): OrderDocument | null {
  try {
    const xml = readAttachment(pdf, orderFileName);
    if (!xml) return null;
    const order = parseUblOrder(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(xml));
    return order.ok ? order.value : null;
  } catch (error) {
    if (error instanceof PdfError || error instanceof TypeError) return null;
    throw error;
  }
}
