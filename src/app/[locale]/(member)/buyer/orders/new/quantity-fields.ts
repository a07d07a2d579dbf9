import { parseTypedQuantity } from '@/trade/quantity';

/** How much of which goods, and of which variant of them, the form asks for. */
export interface AskedQuantity {
  readonly productId: string;
  readonly variantCode: string | null;
  /** null where what was typed is no quantity */
  readonly quantityThousandths: number | null;
}

const prefix = 'quantity-';
const uuidLength = 36;

/** The name of the field in which that quantity is typed: `quantity-<product>` or `quantity-<product>~<variant>`. */
export function quantityFieldOf(asked: Pick<AskedQuantity, 'productId' | 'variantCode'>): string {
  return `${prefix}${asked.productId}${asked.variantCode ? `~${asked.variantCode}` : ''}`;
}

/** Every quantity that was typed; a field left empty asks for nothing. */
export function readQuantities(form: Iterable<[string, FormDataEntryValue]>): AskedQuantity[] {
  return [...form].flatMap(([name, value]) => {
    if (!name.startsWith(prefix) || typeof value !== 'string' || value.trim() === '') return [];
    const which = name.slice(prefix.length);
    return {
      productId: which.slice(0, uuidLength),
      variantCode: which.slice(uuidLength + 1) || null,
      quantityThousandths: parseTypedQuantity(value),
    };
  });
}
