export interface Spelling {
  readonly word: string;
  /** words like it count too, not only the word itself */
  readonly isLoose: boolean;
}

/** Letters for one sound, as they are taken for one another between our languages. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/k|ck|qu(?=[ei])/g, 'c'],
  [/w/g, 'v'],
  [/y/g, 'i'],
  [/([a-z])\1/g, '$1'],
];
const longestSwapped = 7;

/** A folded word as it may be spelled: as it stands, by its sound ("kakao": cacao), and with two letters changed round ("shae"). */
export function spellingsOf(word: string): Spelling[] {
  const bySound = sounds.map(([letters, letter]) => word.replace(letters, letter));
  const byAll = sounds.reduce((sounded, [letters, letter]) => sounded.replace(letters, letter), word);
  const exact = [...bySound, byAll, ...swapped(word)];
  const loose = new Set([word, byAll]);
  return [...new Set([word, ...exact])].map((spelling) => ({ word: spelling, isLoose: loose.has(spelling) }));
}

function swapped(word: string): string[] {
  if (word.length > longestSwapped) return [];
  return Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
  );
}
