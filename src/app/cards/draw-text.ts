import { join } from 'node:path';
import sharp, { type CreateText } from 'sharp';

/** A text drawn on nothing, and its size in pixels. */
export interface DrawnText {
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
}

export interface TextLook {
  readonly face: 'regular' | 'semibold';
  /** pixels */
  readonly size: number;
  /** #rrggbb */
  readonly colour: string;
  readonly direction: 'ltr' | 'rtl';
  /** the room it has in pixels; lines break at this width, and a text too high for it is set smaller */
  readonly width: number;
  readonly height: number;
}

/** Latin letters and all figures in Source Serif, Arabic letters in Noto Naskh; a family's name may hold its weight. */
const faces = {
  regular: {
    files: ['NotoNaskhArabic-Regular.ttf', 'SourceSerif4-Regular.ttf'],
    name: 'Source Serif 4, Noto Naskh Arabic,',
  },
  semibold: {
    files: ['NotoNaskhArabic-SemiBold.ttf', 'SourceSerif4-SemiBold.ttf'],
    name: 'Source Serif 4, Noto Naskh Arabic SemiBold, SemiBold',
  },
} as const;

/** Of what somebody typed, so much is shaped at most: characters. */
const mostCharacters = 600;

/**
 * Draws a text with the typefaces that ship with us; no font of the machine is needed for Latin or Arabic. Letters are
 * joined (HarfBuzz) and names in the other script turned round (Unicode's bidirectional algorithm, FriBidi) by Pango,
 * which sharp brings along; every line begins on the side that `direction` says, whatever it begins with.
 */
export async function drawText(text: string, look: TextLook): Promise<DrawnText> {
  await typefacesKnown();
  const mark = look.direction === 'rtl' ? '\u200f' : '\u200e';
  const lines = text
    .slice(0, mostCharacters)
    .split('\n')
    .map((line) => mark + line);
  const markup = `<span foreground="${look.colour}">${escaped(lines.join('\n'))}</span>`;
  const { name } = faces[look.face];
  const room = { width: look.width, rgba: true, wrap: 'word-char' as const };
  const drawn = await render({ ...room, text: markup, font: `${name} ${look.size}`, dpi: 72 });
  if (drawn.height <= look.height) return drawn;
  return await render({ ...room, text: markup, font: `${name} ${look.size}`, height: look.height });
}

async function render(text: CreateText): Promise<DrawnText> {
  const { data, info } = await sharp({ text }).png().toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
}

let known: Promise<unknown> | undefined;

/** Pango finds a typeface only once its file was named; after that it is known to the whole process. */
function typefacesKnown(): Promise<unknown> {
  const files = Object.values(faces).flatMap((face) => face.files);
  known ??= Promise.all(
    files.map((file) =>
      sharp({
        text: { text: '.', fontfile: join(process.cwd(), 'src', 'documents', 'fonts', file), dpi: 72 },
      })
        .png()
        .toBuffer(),
    ),
  );
  return known;
}

/** Pango markup. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
