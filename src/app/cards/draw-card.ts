import { join } from 'node:path';
import sharp from 'sharp';

/** What a share card says: goods, their terms, whose market. */
export interface CardFacts {
  readonly name: string;
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

/** Draws a card as JPEG with the typeface that ships with us; no fonts of the machine are needed for Latin script. */
export async function drawCard(facts: CardFacts): Promise<Uint8Array> {
  const { height } = cardSize;
  const paper = { create: { ...cardSize, channels: 3 as const, background: '#fbf8f3' } };
  const name = await written(facts.name.slice(0, 90), 'semibold', 52, '#1c1a17');
  const price = await written(facts.price, 'semibold', 38, facts.accent);
  const terms = await written(facts.terms.join('\n'), 'regular', 28, '#5f574c');
  const market = await written(facts.market, 'semibold', 28, '#1c1a17');
  const chamber = await written(facts.chamber, 'regular', 22, '#5f574c');
  const left = pictureWidth + 45;
  const foot = height - 48 - chamber.height;
  const afterName = 56 + Math.min(name.height, 250) + 26;
  const layers = [
    { input: await pictured(facts.picture), left: 0, top: 0 },
    { input: plate(12, height, facts.accent), left: pictureWidth, top: 0 },
    { input: await cropped(name, 250), left, top: 56 },
    { input: price.png, left, top: afterName },
    { input: await cropped(terms, 150), left, top: afterName + price.height + 18 },
    { input: market.png, left, top: foot - market.height - 8 },
    { input: chamber.png, left, top: foot },
  ];
  const whole = await sharp(paper).composite(layers).png({ compressionLevel: 1 }).toBuffer();
  let card = await encoded(whole, 82);
  for (let quality = 64; card.length > largestCard && quality >= 8; quality -= 14)
    card = await encoded(whole, quality);
  return card;
}

async function encoded(picture: Buffer, quality: number): Promise<Buffer> {
  return await sharp(picture).jpeg({ quality, mozjpeg: true }).toBuffer();
}

interface Written {
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
}

const faces = { regular: 'SourceSerif4-Regular.ttf', semibold: 'SourceSerif4-SemiBold.ttf' };

async function written(
  text: string,
  face: keyof typeof faces,
  size: number,
  colour: string,
): Promise<Written> {
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}">${escaped(text)}</span>`,
      fontfile: join(process.cwd(), 'src', 'documents', 'fonts', faces[face]),
      font: `Source Serif 4 ${face === 'semibold' ? 'SemiBold ' : ''}${size}`,
      width: textWidth,
      rgba: true,
      dpi: 72,
      wrap: 'word-char',
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
}

async function cropped({ png, width, height }: Written, most: number): Promise<Buffer> {
  if (height <= most) return png;
  return await sharp(png).extract({ left: 0, top: 0, width, height: most }).toBuffer();
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

/** Pango markup. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
