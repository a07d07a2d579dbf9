import { raffiaBasket } from './basket';
import { arganOil, sheaButter } from './butters';
import { ndopCloth, waxDress } from './cloth';
import { cocoaBeans } from './cocoa';
import { roastedCoffee, washedArabica } from './coffee';
import { alpacaSweater, cottonShirt, strawHat } from './garments';
import { whiteHoney } from './honey';
import { driedMango } from './mango';
import { cashewKernels, macadamia, quinoa, rawCashew, whiteSesame } from './nuts';
import { banana, datePaste, dates, dragonFruit, freshMango } from './orchard';
import { darkChocolate, demeraraSugar, gumArabic, hibiscus, saffron } from './pantry';
import { ginger, whitePepper } from './pepper';
import { driedPineapple, pineapple } from './pineapple';
import { isWoven, weaveOf } from './weave';
import { bogolan, knottedRug, mohairBlanket, silkScarf, waxPrint, wovenCloth } from './woven';

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
  'cashew-kernels': cashewKernels,
  'raw-cashew': rawCashew,
  macadamia,
  'white-sesame': whiteSesame,
  quinoa,
  'shea-butter': sheaButter,
  'argan-oil': arganOil,
  'woven-cloth': wovenCloth,
  'wax-print': waxPrint,
  bogolan,
  'knotted-rug': knottedRug,
  'mohair-blanket': mohairBlanket,
  'silk-scarf': silkScarf,
  'cotton-shirt': cottonShirt,
  'alpaca-sweater': alpacaSweater,
  'straw-hat': strawHat,
  'fresh-mango': freshMango,
  dates,
  'date-paste': datePaste,
  banana,
  'dragon-fruit': dragonFruit,
  'gum-arabic': gumArabic,
  hibiscus,
  saffron,
  'demerara-sugar': demeraraSugar,
  'dark-chocolate': darkChocolate,
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
