import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { artworkMarkup } from '@/ui/artwork/artwork';
import { type CardFacts, cardSize, drawCard, largestCard } from './draw-card';

const facts: CardFacts = {
  name: 'Ananas séché en rondelles, « qualité export » & <bio>',
  direction: 'ltr',
  price: '9,50 EUR / kg',
  terms: ['≥ 200 kg', 'FCA Douala', 'Littoral, Cameroun'],
  market: 'Wouri',
  chamber: 'Chambre de commerce du Wouri',
  accent: '#27348b',
  picture: { artwork: artworkMarkup('dried-pineapple', 'fruit') },
};

describe('a share card', () => {
  it('has the size that share cards are shown at and weighs at most 60 KB, even with a restless photograph', async () => {
    const noise = Buffer.from(Array.from({ length: 960 * 720 * 3 }, (_, i) => (i * 2_654_435_761) >>> 24));
    const photo = await sharp(noise, { raw: { width: 960, height: 720, channels: 3 } })
      .webp()
      .toBuffer();
    for (const picture of [facts.picture, { photo }]) {
      const card = await drawCard({ ...facts, picture });
      expect(await sharp(card).metadata()).toMatchObject({ ...cardSize, format: 'jpeg' });
      expect(card.length).toBeLessThanOrEqual(largestCard);
    }
  });

  it.each([
    ['ltr', 620, 0],
    ['rtl', 0, 620],
  ] as const)(
    'that reads %s has the words on their side: another name changes that side only',
    async (direction, words, picture) => {
      const half = async (card: Uint8Array, left: number) =>
        await sharp(card)
          .extract({ left, top: 0, width: 580, height: 630 })
          .greyscale()
          .resize(58, 63)
          .raw()
          .toBuffer();
      const named = [facts.name, direction === 'rtl' ? 'مانجو مجففة' : 'Mangue'] as const;
      const cards = await Promise.all(named.map((name) => drawCard({ ...facts, direction, name })));
      const difference = async (left: number) => {
        const [a, b] = await Promise.all(cards.map((card) => half(card, left)));
        return a!.reduce((sum, value, at) => sum + Math.abs(value - (b![at] ?? 0)), 0) / a!.length;
      };
      expect(await difference(words)).toBeGreaterThan(2);
      expect(await difference(picture)).toBeLessThan((await difference(words)) / 3);
    },
  );

  it('holds whatever a seller calls the goods, however long', async () => {
    const card = await drawCard({
      ...facts,
      name: 'Wort'.repeat(80),
      terms: Array(20).fill('x'.repeat(200)),
    });
    expect(await sharp(card).metadata()).toMatchObject(cardSize);
  });
});
