import { wordsOf } from './fold';

/**
 * How the marks of certificates are called in our languages, by the word that stands in their names. What else means the
 * same in a market its chamber writes down.
 */
const groups: readonly (readonly string[])[] = [
  [
    ...['organic', 'bio', 'biologique', 'biologiques', 'orgánico', 'orgánica', 'ecológico', 'ecológica'],
    ...['orgânico', 'orgânica', 'biológico', 'biológica', 'عضوي', 'عضوية'],
  ],
  ['fairtrade', 'fair trade', 'commerce équitable', 'comercio justo', 'comércio justo', 'تجارة عادلة'],
];

export const marks = groups.map((terms) => ({
  terms,
  folded: terms.map((term) => wordsOf(term).join(' ')),
}));
