import { setImmediate } from 'node:timers/promises';

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml; charset=utf-8',
} as const;

/**
 * A file to be kept, never shown in the page and never cached for others. Sent as its pieces come, each when the one before
 * is on its way; what goes wrong meanwhile breaks the download off, so that nobody takes half a file for the whole.
 */
export function download(
  pieces: AsyncIterable<Uint8Array>,
  kind: keyof typeof types,
  name: string,
): Response {
  return new Response(streamOf(pieces), {
    headers: {
      'content-type': types[kind],
      'content-disposition': `attachment; filename="${name}.${kind}"`,
      'cache-control': 'private, no-store',
    },
  });
}

function streamOf(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const coming = pieces[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        // printing goods is work: let others have their turn
        await setImmediate();
        const { done, value } = await coming.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await coming.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
