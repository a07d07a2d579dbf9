import { type Result, refuse } from '@/trade/result';

const largestDocument = 20_000_000;

/** Downloads a prepared revision and reads it; a lost connection is a refusal like any other. */
export async function fetchPrepared<T>(
  url: string,
  read: (pdf: Uint8Array) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    const response = await fetch(url, { cache: 'no-store' });
    if (!response.ok) return refuse('document-not-served');
    const bytes = new Uint8Array(await response.arrayBuffer());
    return bytes.length > largestDocument ? refuse('document-unreadable') : await read(bytes);
  } catch (error) {
    if (error instanceof TypeError) return refuse('no-connection');
    throw error;
  }
}
