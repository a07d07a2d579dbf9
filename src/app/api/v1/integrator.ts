import { actorOfSession } from '@/app/session';
import { actorOfTlsClient } from '@/app/tls-client';
import type { Actor } from '@/members/actor';
import { problem } from './problem';

/**
 * Answers a program or a signed-in person: whoever shows a client certificate in force, proved for this very method
 * and path, or has a session. Anybody else gets 401.
 */
export async function answerIntegrator(
  request: Request,
  answer: (actor: Actor) => Promise<Response>,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const proved = { method: request.method, path: pathname + search };
  const actor = (await actorOfTlsClient(request.headers, proved)) ?? (await actorOfSession());
  return actor
    ? await answer(actor)
    : problem(401, 'Show the certificate of a member, in force, in the TLS handshake.');
}

/** JSON for this caller alone. */
export function json(body: unknown): Response {
  return Response.json(body, { headers: { 'Cache-Control': 'private, no-store' } });
}
