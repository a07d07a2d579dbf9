import { raffiaBasket } from './basket';
import { ndopCloth, waxDress } from './cloth';
import { cocoaBeans } from './cocoa';
import { roastedCoffee, washedArabica } from './coffee';
import { whiteHoney } from './honey';
import { driedMango } from './mango';
import { ginger, whitePepper } from './pepper';
import { driedPineapple, pineapple } from './pineapple';
import { isWoven, weaveOf } from './weave';

const drawings: Readonly<Record<string, () => string>> = {
  'fresh-pineapple': pineapple,
  'dried-pineapple': driedPineapple,
  'dried-mango': driedMango,
  'white-pepper': whitePepper,
  ginger,
  'white-honey': whiteHoney,
  'washed-arabica': washedArabica,
  'roasted-coffee': roastedCoffee,
  'cocoa-beans': cocoaBeans,
  'wax-dress': waxDress,
  'ndop-cloth': ndopCloth,
  'raffia-basket': raffiaBasket,
};

export const artworkNames = Object.keys(drawings);

const printed = new Map<string, string>();

/**
 * The inside of the 240 × 180 SVG that stands for goods without a photograph: a block print of the thing itself on its
 * category's woven ground, or the ground alone for a name nobody has drawn yet.
 */
export function artworkMarkup(name: string, category: string): string {
  const draw = Object.hasOwn(drawings, name) ? drawings[name] : undefined;
  const key = draw ? name : `cloth-${isWoven(category) ? category : 'plain'}`;
  let markup = printed.get(`${key}.${category}`);
  if (!markup) {
    markup = weaveOf(category, key) + (draw?.() ?? '');
    if (printed.size >= 500) printed.clear();
    printed.set(`${key}.${category}`, markup);
  }
  return markup;
}
