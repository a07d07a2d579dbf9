import type { ProductFacts } from './product-facts';

/** What the address of new goods is made from: a name that can be written in Latin letters, in English if there is one; else their kind. */
export function nameInAddress({ texts, category }: Pick<ProductFacts, 'texts' | 'category'>): string {
  const names = [texts.en, ...Object.values(texts)].flatMap((text) => text?.name ?? []);
  return names.find((name) => /[a-z]/i.test(name.normalize('NFKD'))) ?? category;
}
