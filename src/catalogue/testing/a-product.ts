import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { createProduct } from '../create-product';
import { type ProductFactsInput, productFacts } from '../product-facts';
import { publishProduct } from '../publish-product';

/** Dried pineapple of Bonabéri at 9.50 EUR from 200 kg; `over` replaces what the test is about. */
export function someFacts(over: Partial<ProductFactsInput> = {}) {
  return productFacts.parse({
    category: 'fruit',
    artwork: 'dried-pineapple',
    hsCode: '080430',
    originCountry: 'CM',
    originRegion: 'Littoral',
    unit: 'KGM',
    minimumThousandths: 200_000,
    incoterm: 'FCA',
    incotermPlace: 'Douala',
    leadTimeDays: 21,
    texts: {
      fr: { name: 'Ananas séché', description: 'Rondelles séchées au soleil.', translation: 'original' },
      en: { name: 'Dried pineapple', description: 'Sun-dried rings.', translation: 'human' },
    },
    prices: [
      {
        currency: 'EUR',
        tiers: [
          { fromThousandths: 200_000, unitMinor: 950 },
          { fromThousandths: 1_000_000, unitMinor: 902 },
        ],
      },
    ],
    ...over,
  } satisfies ProductFactsInput);
}

/** A product of the actor's organisation, published unless told otherwise. */
export async function aProduct(
  tx: Tx,
  seller: Actor,
  over: Partial<ProductFactsInput> = {},
  { published = true }: { readonly published?: boolean } = {},
): Promise<{ productId: string; slug: string }> {
  const created = await createProduct(tx, seller, someFacts(over));
  if (!created.ok) throw new Error(created.refusal.code);
  if (published) {
    const shown = await publishProduct(tx, seller, created.value.productId);
    if (!shown.ok) throw new Error(shown.refusal.code);
  }
  return created.value;
}
