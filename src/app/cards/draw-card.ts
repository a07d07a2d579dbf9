import sharp from 'sharp';
import { type DrawnText, drawText } from './draw-text';

/** What a share card says: goods, their terms, whose market. */
export interface CardFacts {
  readonly name: string;
  /** of the language it is in; a right-to-left card is laid out as in a mirror */
  readonly direction: 'ltr' | 'rtl';
  /** "9.50 EUR / kg" */
  readonly price: string;
  /** "200 kg · FCA Douala · Littoral, Cameroon", one fact a line */
  readonly terms: readonly string[];
  readonly market: string;
  readonly chamber: string;
  /** #rrggbb */
  readonly accent: string;
  /** a photograph, or the inside of a 240 × 180 SVG */
  readonly picture: { readonly photo: Uint8Array } | { readonly artwork: string };
}

/** The size that share cards are shown at (https://ogp.me), and what one may weigh. */
export const cardSize = { width: 1200, height: 630 };
export const largestCard = 60 * 1024;

const pictureWidth = 600;
const textWidth = 510;

/** Draws a card as JPEG, within the size and weight above whatever it is told to say. */
export async function drawCard(facts: CardFacts): Promise<Uint8Array> {
  const { height } = cardSize;
  const paper = { create: { ...cardSize, channels: 3 as const, background: '#fbf8f3' } };
  const text = (words: string, face: 'regular' | 'semibold', size: number, colour: string, most: number) =>
    drawText(words, { face, size, colour, direction: facts.direction, width: textWidth, height: most });
  const market = await text(facts.market, 'semibold', 28, '#1c1a17', 64);
  const chamber = await text(facts.chamber, 'regular', 22, '#5f574c', 56);
  const foot = {
    chamber: height - 48 - chamber.height,
    market: height - 56 - chamber.height - market.height,
  };
  const name = await text(facts.name.slice(0, 90), 'semibold', 52, '#1c1a17', 230);
  const price = await text(facts.price, 'semibold', 38, facts.accent, 56);
  const afterName = 56 + name.height + 26;
  const afterPrice = afterName + price.height + 18;
  const terms = await text(facts.terms.join('\n'), 'regular', 28, '#5f574c', foot.market - 20 - afterPrice);
  const left = (width: number, from: number) =>
    facts.direction === 'rtl' ? cardSize.width - from - width : from;
  const set = ({ png, width }: DrawnText, top: number) => ({
    input: png,
    left: left(width, pictureWidth + 45),
    top,
  });
  const layers = [
    { input: await pictured(facts.picture), left: left(pictureWidth, 0), top: 0 },
    { input: plate(12, height, facts.accent), left: left(12, pictureWidth), top: 0 },
    set(name, 56),
    set(price, afterName),
    set(terms, afterPrice),
    set(market, foot.market),
    set(chamber, foot.chamber),
  ];
  return await withinWeight(await sharp(paper).composite(layers).png({ compressionLevel: 1 }).toBuffer());
}

async function withinWeight(whole: Buffer): Promise<Buffer> {
  let card = await encoded(whole, 82);
  for (let quality = 64; card.length > largestCard && quality >= 8; quality -= 14)
    card = await encoded(whole, quality);
  return card;
}

async function encoded(picture: Buffer, quality: number): Promise<Buffer> {
  return await sharp(picture).jpeg({ quality, mozjpeg: true }).toBuffer();
}

async function pictured(picture: CardFacts['picture']): Promise<Buffer> {
  const source =
    'photo' in picture
      ? sharp(picture.photo)
      : sharp(
          Buffer.from(
            `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 180" width="960" height="720">${picture.artwork}</svg>`,
          ),
        );
  return await source.resize({ width: pictureWidth, height: cardSize.height, fit: 'cover' }).png().toBuffer();
}

function plate(width: number, height: number, colour: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><path fill="${colour}" d="M0 0h${width}v${height}H0z"/></svg>`,
  );
}
