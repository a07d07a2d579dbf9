export type ByteSource = Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;
type Reading =
  | { readonly ended: 'whole'; readonly bytes: Uint8Array }
  | { readonly ended: 'too-large' }
  | { readonly ended: 'interrupted' };

/**
 * All bytes of a source, or why not. A Blob that says it is too large is not read at all; a stream is read no further
 * than the chunk that passes the bound, and is cancelled.
 */
export async function readBounded(source: ByteSource, largestBytes: number): Promise<Reading> {
  if (source instanceof Blob && source.size > largestBytes) return { ended: 'too-large' };
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of iterable(source)) {
      length += chunk.length;
      if (length > largestBytes) return { ended: 'too-large' };
      chunks.push(chunk);
    }
  } catch {
    return { ended: 'interrupted' };
  }
  return { ended: 'whole', bytes: Buffer.concat(chunks, length) };
}

function iterable(source: ByteSource): AsyncIterable<Uint8Array> {
  const stream = source instanceof Blob ? source.stream() : source;
  return stream as AsyncIterable<Uint8Array>;
}
