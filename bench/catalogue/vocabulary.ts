import type { Random } from './random';

/** Goods in English and French with the category they belong to, and how many kilograms or pieces they are sold by. */
export const goods = [
  ['fruit', 'mango', 'mangue'],
  ['fruit', 'pineapple', 'ananas'],
  ['fruit', 'banana', 'banane'],
  ['fruit', 'papaya', 'papaye'],
  ['fruit', 'tamarind', 'tamarin'],
  ['spices', 'pepper', 'poivre'],
  ['spices', 'ginger', 'gingembre'],
  ['spices', 'turmeric', 'curcuma'],
  ['spices', 'vanilla', 'vanille'],
  ['spices', 'honey', 'miel'],
  ['coffee-cocoa', 'coffee', 'café'],
  ['coffee-cocoa', 'cocoa', 'cacao'],
  ['nuts-seeds', 'cashew', 'anacarde'],
  ['nuts-seeds', 'peanut', 'arachide'],
  ['nuts-seeds', 'sesame', 'sésame'],
  ['oils-butters', 'shea butter', 'beurre de karité'],
  ['oils-butters', 'palm oil', 'huile de palme'],
  ['oils-butters', 'baobab oil', 'huile de baobab'],
  ['textiles', 'dress', 'robe'],
  ['textiles', 'scarf', 'écharpe'],
  ['textiles', 'bogolan cloth', 'tissu bogolan'],
  ['home', 'blanket', 'couverture'],
  ['home', 'soap', 'savon'],
  ['basketry', 'basket', 'panier'],
  ['basketry', 'mat', 'natte'],
] as const;

export const kinds = [
  ['dried', 'séché'],
  ['roasted', 'torréfié'],
  ['organic', 'biologique'],
  ['hand-woven', 'tissé à la main'],
  ['white', 'blanc'],
  ['red', 'rouge'],
  ['ground', 'moulu'],
  ['whole', 'entier'],
  ['raw', 'brut'],
  ['smoked', 'fumé'],
  ['pressed cold', 'pressé à froid'],
  ['grade one', 'premier choix'],
] as const;

const starts = ['ba', 'ko', 'nde', 'fou', 'mba', 'ou', 'dia', 'san', 'ya', 'to', 'ga', 'lo', 'kir', 'mou'];
const middles = ['ma', 'ri', 'bou', 'na', 'la', 'go', 'du', 'ta', 'ssi', 'ké', 'wa', 'lem', 'ron'];
const ends = ['kou', 'ni', 'ssa', 'ba', 'la', 'gou', 'ré', 'nga', 'dé', 'mo', 'ly', 'tan'];

/** Names of places and brands that nobody has heard of. */
export function inventedWords(random: Random, count: number): string[] {
  const words = new Set<string>();
  while (words.size < count) {
    const middle = Array.from({ length: 1 + random.below(3) }, () => random.pick(middles)).join('');
    words.add(random.pick(starts) + middle + random.pick(ends));
  }
  return [...words];
}
