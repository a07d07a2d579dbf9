import { answerTimestamp } from '@/certificates/answer-timestamp';
import { inTransaction } from '@/db/transaction';
import { readBounded } from '../read-bounded';
import { plain, uncached } from '../respond';

const longest = 4096;

/** The time-stamping authority over HTTP (RFC 3161 3.4). */
export async function POST(request: Request): Promise<Response> {
  if (request.headers.get('content-type')?.split(';')[0]?.trim() !== 'application/timestamp-query') {
    return plain(415, 'Send a time-stamp request as application/timestamp-query.');
  }
  const der = await readBounded(request, longest);
  if (!der) return plain(413, `A time-stamp request has at most ${longest} octets.`);
  const response = await inTransaction({ kind: 'public' }, (tx) => answerTimestamp(tx, der));
  return uncached(response, 'application/timestamp-reply');
}
