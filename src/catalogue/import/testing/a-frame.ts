import type { ImportFrame } from '../import-frame';

/** What a file of goods is read within: a market of two languages and two currencies, whose seller names no makers. */
export const aFrame: ImportFrame = {
  languages: ['fr', 'en'],
  currencies: ['EUR', 'XAF'],
  originCountry: 'CM',
  reviewsProducts: false,
  producers: new Map(),
  producerNames: new Map(),
};
