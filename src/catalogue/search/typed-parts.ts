import { readHsCode } from '@/trade/typed-hs-code';

/** A term to look for: words, in every form they have; words exactly one after the other; or the beginning of a number. */
export interface Term {
  /** as typed */
  readonly text: string;
  readonly as: 'words' | 'phrase' | 'number';
}

/** A part of what was typed: goods must have one of its terms, or none of them where it is left out. */
export interface Part {
  readonly anyOf: readonly Term[];
  readonly isLeftOut: boolean;
}

const mostParts = 12;

/**
 * What was typed, in parts that must all hold: words, "words in quotes" of any kind, -without, one OR another, and customs
 * codes as people write them (080430, 0804.30, 0804 30 00, HS 0804, HS0804), of which the first six digits count.
 */
export function partsOf(typed: string): Part[] {
  const pieces = [...typed.replace(/[“”„«»]/g, '"').matchAll(/(-?)"([^"]*)"|(\S+)/g)].map(
    ([, minus, quoted, bare]): Piece =>
      quoted === undefined ? { bare: bare ?? '' } : { quoted, isLeftOut: minus === '-' },
  );
  const parts: Part[] = [];
  let joins = false;
  for (let at = 0; at < pieces.length; ) {
    const { read, taken, isOr } = readPiece(pieces, at);
    const [first, ...others] = read;
    const before = parts.at(-1);
    if (joins && first && before && !first.isLeftOut && !before.isLeftOut)
      parts.splice(-1, 1, { ...before, anyOf: [...before.anyOf, ...first.anyOf] }, ...others);
    else parts.push(...read);
    joins = isOr;
    at += taken;
  }
  return parts.slice(0, mostParts);
}

type Piece =
  | { readonly bare: string; readonly quoted?: undefined }
  | { readonly quoted: string; readonly isLeftOut: boolean };

interface Read {
  readonly read: readonly Part[];
  readonly taken: number;
  readonly isOr: boolean;
}

function readPiece(pieces: readonly Piece[], at: number): Read {
  const piece = pieces[at];
  if (!piece) return { read: [], taken: 1, isOr: false };
  if (piece.quoted !== undefined) {
    const read = hasWords(piece.quoted) ? [part(piece.quoted.trim(), 'phrase', piece.isLeftOut)] : [];
    return { read, taken: 1, isOr: false };
  }
  if (piece.bare === 'OR') return { read: [], taken: 1, isOr: true };
  const code = codeFrom(pieces, at);
  if (code) return { read: [part(code.digits, 'number')], taken: code.taken, isOr: false };
  const withZero = /^\d{5}$/.test(piece.bare) ? readHsCode(piece.bare) : piece.bare;
  const read = withZero === piece.bare ? bareParts(piece.bare) : [eitherCode(withZero, piece.bare)];
  return { read, taken: 1, isOr: false };
}

/** "80430", which spreadsheets make of 080430, may be a number all the same. */
function eitherCode(...digits: readonly string[]): Part {
  return { anyOf: digits.map((text) => ({ text, as: 'number' })), isLeftOut: false };
}

function bareParts(bare: string): Part[] {
  const isLeftOut = /^-[\p{L}\p{N}]/u.test(bare);
  if (isLeftOut) return [part(bare.slice(1), 'phrase', true)];
  if (/^\d+[.,]\d+\D{0,10}$/.test(bare)) return [part(bare, 'phrase')];
  if (/^\p{L}+(?:\.\p{L})+\.?$/u.test(bare)) return [abbreviation(bare)];
  return wordsIn(bare).map((word) => part(word, 'words'));
}

/** "S.A.R.L.", which may be written without its points. */
function abbreviation(bare: string): Part {
  const joined: Term = { text: bare.replaceAll('.', ''), as: 'words' };
  return { anyOf: [joined, { text: bare, as: 'phrase' }], isLeftOut: false };
}

const codeLabels = new Set(['hs', 'sh', 'sa', 'nc', 'cn', 'ncm', 'code', 'taric']);

/** A label without a blank behind it; "SA8000" is a mark of its own. */
const gluedLabel = /^(?:hs|sh|(?:hs|sh|sa|nc|cn|ncm|taric):)(?=\d)/i;

/** Digits in twos after the first four, with points or spaces between them; the letters before them say no more. */
function codeFrom(
  pieces: readonly Piece[],
  at: number,
): { readonly digits: string; readonly taken: number } | null {
  const bare = (place: number) => (pieces[place]?.quoted === undefined ? (pieces[place]?.bare ?? '') : '');
  const isLabel = codeLabels.has(bare(at).toLowerCase().replace(/[.:]$/, ''));
  const from = isLabel ? at + 1 : at;
  const code = isLabel ? bare(from) : bare(from).replace(gluedLabel, '');
  if (!/^\d{4}(?:\.?\d{2}){0,3}$/.test(code)) return null;
  let end = from + 1;
  let digits = code.replaceAll('.', '');
  while (digits.length < 10 && /^\d{2}$/.test(bare(end))) digits += bare(end++);
  return { digits: digits.slice(0, 6), taken: end - at };
}

function part(text: string, as: Term['as'], isLeftOut = false): Part {
  return { anyOf: [{ text, as }], isLeftOut };
}

function wordsIn(text: string): string[] {
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(hasWords);
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
