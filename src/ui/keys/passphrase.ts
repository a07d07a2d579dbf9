export type PassphraseStrength = 'too-short' | 'weak' | 'fair' | 'strong';

/** Fewer guesses than these bits are worth fall to a rented machine, even behind 600,000 iterations. */
const fairBits = 45;
const strongBits = 65;

/** A rough estimate for the person who types: length and variety count, repetitions and runs do not. */
export function passphraseStrength(text: string): PassphraseStrength {
  if ([...text].length < 10) return 'too-short';
  const bits = estimatedBits(text);
  if (bits < fairBits) return 'weak';
  return bits < strongBits ? 'fair' : 'strong';
}

function estimatedBits(text: string): number {
  const characters = [...text.normalize('NFC')];
  const surprising = characters.filter((character, index) => !isExpected(character, index, characters));
  const distinct = new Set(surprising).size;
  return surprising.length * Math.log2(Math.max(1, Math.min(alphabetOf(text), distinct * 3)));
}

/** Repeats the one before, follows it in a run such as "abc" or "4321", or repeats what stood a few places before. */
function isExpected(character: string, index: number, characters: readonly string[]): boolean {
  const before = characters[index - 1];
  if (before === undefined) return false;
  const step = character.codePointAt(0)! - before.codePointAt(0)!;
  if (Math.abs(step) <= 1) return true;
  return [2, 3, 4].some((distance) => isPeriodic(characters, index, distance));
}

function isPeriodic(characters: readonly string[], index: number, distance: number): boolean {
  return (
    characters[index] === characters[index - distance] &&
    characters[index - 1] === characters[index - 1 - distance]
  );
}

function alphabetOf(text: string): number {
  const classes: [RegExp, number][] = [
    [/\p{Ll}/u, 26],
    [/\p{Lu}/u, 26],
    [/\d/, 10],
    [/[^\p{L}\d]/u, 20],
    [/[^\p{Script=Latin}\p{N}\p{P}\p{S}\p{Z}]/u, 40],
  ];
  return classes.reduce((sum, [pattern, size]) => sum + (pattern.test(text) ? size : 0), 0);
}
