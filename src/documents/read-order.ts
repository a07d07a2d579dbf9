import type { OrderDocument } from '@/trade/order-document';
import { parseUblOrder } from '@/trade/ubl-order';
import { orderFileName } from './paper/attach-xml';
import { readAttachmentText } from './read-attachment-text';

/** The order inside a paper, as its first signer saw it; null when the file holds none that we read. Never throws. */
export function readOrder(pdf: Uint8Array): OrderDocument | null {
  const xml = readAttachmentText(pdf, orderFileName);
  const order = xml === null ? null : parseUblOrder(xml);
  return order?.ok ? order.value : null;
}
