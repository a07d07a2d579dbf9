const partSize = 256 * 1024;

/**
 * The body of a request in parts worth a row each. A connection that breaks ends it early, after the part that had
 * arrived, so that the sender can go on from there.
 */
export async function* arriving(
  body: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array> | null,
): AsyncIterable<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of (body ?? []) as AsyncIterable<Uint8Array>) {
      pieces.push(piece);
      length += piece.length;
      if (length < partSize) continue;
      const part = Buffer.concat(pieces);
      [pieces, length] = [[], 0];
      yield part;
    }
  } catch {
    // the network, not us: what came is still worth keeping
  }
  if (length > 0) yield Buffer.concat(pieces);
}
