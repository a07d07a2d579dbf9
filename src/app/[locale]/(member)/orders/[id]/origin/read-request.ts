import type { RequestInput } from '@/origin/request-certificate';
import { parseTypedQuantity } from '@/trade/quantity';

/** Largest line of an order that a form shows fields for. */
const mostLines = 100;

/**
 * The request as the form sent it: a line is asked for when a quantity stands in it. What is no number becomes 0 or
 * less, which the use case refuses by the field's name.
 */
export function readRequest(
  form: FormData,
  declaration: { readonly wording: string; readonly language: string },
): RequestInput {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const lines = Array.from({ length: mostLines }, (_, index) => index + 1)
    .filter((position) => text(`quantity-${position}`) !== '' && text(`quantity-${position}`) !== '0')
    .map((position) => ({
      position,
      quantityThousandths: parseTypedQuantity(text(`quantity-${position}`)) ?? -1,
      packages: text(`packages-${position}`),
      grossGrams:
        text(`gross-${position}`) === '' ? null : (parseTypedQuantity(text(`gross-${position}`)) ?? -1),
    }));
  return {
    orderId: text('order'),
    lines,
    remarks: text('remarks'),
    replacesId: text('replaces') || null,
    declaration: form.get('declared') === null ? null : declaration,
    idempotencyKey: text('key'),
  };
}
