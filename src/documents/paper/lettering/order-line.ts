import bidiFactory from 'bidi-js';

/** A stretch of a line that runs one way; its characters in the order they are read. */
export interface Stretch {
  readonly text: string;
  readonly isRightToLeft: boolean;
}

/** A line of a paragraph: what it says, and its stretches from left to right. */
export interface Line {
  readonly text: string;
  readonly stretches: readonly Stretch[];
}

const bidi = bidiFactory();
/** Letters that run from right to left, and the isolates; a text without them runs one way. */
const turning = /[\u0590-\u08ff\u200f\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * The lines of a paragraph as they are set, by Unicode's bidirectional algorithm (UAX #9): the paragraph runs the way of
 * its first letter, as `dir="auto"` does on pages. `parts` are its lines in order; only blanks may be missing between.
 */
export function orderLines(text: string, parts: readonly string[] = [text]): Line[] {
  if (!turning.test(text)) return parts.map((part) => plain(part));
  const embedding = bidi.getEmbeddingLevels(text, 'auto');
  let end = 0;
  return parts.map((part) => {
    const start = text.indexOf(part, end);
    end = start + part.length;
    if (part === '') return plain(part);
    const order = bidi.getReorderedIndices(text, embedding, start, end - 1).slice(start, end);
    return { text: part, stretches: stretchesOf(text, embedding.levels, order) };
  });
}

function plain(text: string): Line {
  return { text, stretches: [{ text, isRightToLeft: false }] };
}

/** Neighbours that are neighbours in the text as well, in the way they run, belong together. */
function stretchesOf(text: string, levels: Uint8Array, order: readonly number[]): Stretch[] {
  const stretches: { first: number; last: number; isRightToLeft: boolean }[] = [];
  for (const index of order) {
    const isRightToLeft = levels[index]! % 2 === 1;
    const before = stretches.at(-1);
    const goesOn =
      before?.isRightToLeft === isRightToLeft && index === before.last + (isRightToLeft ? -1 : 1);
    if (goesOn) before.last = index;
    else stretches.push({ first: index, last: index, isRightToLeft });
  }
  return stretches.map(({ first, last, isRightToLeft }) => ({
    text: text.slice(Math.min(first, last), Math.max(first, last) + 1),
    isRightToLeft,
  }));
}

/** The text as it stands from left to right within a stretch from right to left: turned round, brackets mirrored. */
export function turned(text: string): string {
  return [...text]
    .reverse()
    .map((character) => bidi.getMirroredCharacter(character) ?? character)
    .join('');
}
