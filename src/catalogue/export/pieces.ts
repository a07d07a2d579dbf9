/** What comes one by one, at once or as it is read. */
export type OneByOne<T> = AsyncIterable<T> | Iterable<T>;

/** Next.js packs each piece for itself: in pieces of 64 KiB a catalogue was half as long again on the way. */
const enough = 256 * 1024;

/** Text as UTF-8 in pieces of some 256 KiB. Nothing is asked for before it is wanted. */
export async function* utf8Pieces(texts: OneByOne<string>): AsyncGenerator<Buffer> {
  let gathered: string[] = [];
  let length = 0;
  for await (const text of texts) {
    gathered.push(text);
    length += text.length;
    if (length < enough) continue;
    yield Buffer.from(gathered.join(''));
    gathered = [];
    length = 0;
  }
  if (length > 0) yield Buffer.from(gathered.join(''));
}
