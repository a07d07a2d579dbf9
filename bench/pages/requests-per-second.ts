import autocannon from 'autocannon';

let visits = 0;

/**
 * How many requests a second 16 connections get answered, all of them well, compressed as browsers ask. `fresh` asks
 * for another address each time, so that no page can have been kept.
 */
export async function requestsPerSecond(
  url: string,
  { seconds, fresh = false }: { readonly seconds: number; readonly fresh?: boolean },
): Promise<{ readonly perSecond: number; readonly kilobytes: number }> {
  const { pathname } = new URL(url);
  const result = await autocannon({
    url,
    connections: 16,
    duration: seconds,
    headers: { 'accept-encoding': 'gzip' },
    ...(fresh
      ? { requests: [{ setupRequest: (request) => ({ ...request, path: `${pathname}?visit=${++visits}` }) }] }
      : {}),
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  const answered = result['2xx'];
  return { perSecond: answered / result.duration, kilobytes: result.throughput.total / answered / 1024 };
}
