import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getToken } from 'next-auth/jwt';
import { cache } from 'react';
import { findSession } from '@/certificates/find-session';
import { config } from '@/config';
import { inTransaction } from '@/db/transaction';
import type { Actor } from '@/members/actor';
import { findActor } from '@/members/find-actor';
import type { Role } from '@/members/schema';
import { sessionCookie } from './session-cookie';
import { actorOfTlsClient } from './tls-client';

/**
 * Who is signed in by a session or shows a client certificate, or null. Asked of the database once for each request: an
 * ended session, a certificate revoked or suspended a moment ago, a role taken away, and there is nobody any more.
 */
export const currentActor = cache(
  async (): Promise<Actor | null> =>
    (await sessionIdOfCookie()) ? await actorOfSession() : await actorOfTlsHandshake(),
);

/** Who is signed in by a session, or null: for routes under /api/, whose path the proxy does not tell. */
export const actorOfSession = cache(async (): Promise<Actor | null> => {
  const sessionId = await sessionIdOfCookie();
  if (!sessionId) return null;
  return await inTransaction({ kind: 'system' }, async (tx) => {
    const session = await findSession(tx, sessionId);
    return session && (await findActor(tx, session));
  });
});

/**
 * The signed-in person with (one of) the roles, for member pages and their actions. Anybody else is sent to the
 * sign-in page, which comes back to `returnTo` (the path asked for, where the proxy told it).
 */
export async function requireActor(
  locale: string,
  roles?: Role | readonly Role[],
  returnTo?: string,
): Promise<Actor> {
  const actor = await currentActor();
  const wanted = roles === undefined ? null : typeof roles === 'string' ? [roles] : roles;
  if (actor && (!wanted || actor.roles.some((role) => wanted.includes(role)))) return actor;
  const query = new URLSearchParams();
  const path = returnTo ?? (await headers()).get('x-path');
  if (path) query.set('next', path);
  if (actor) query.set('why', 'role');
  return redirect(`/${locale}/sign-in${query.size > 0 ? `?${query}` : ''}`);
}

/**
 * Without a session: whoever shows a certificate in the TLS handshake. A page knows its path (from the proxy) but not
 * its method; the proof was made for the one or the other.
 */
async function actorOfTlsHandshake(): Promise<Actor | null> {
  const said = await headers();
  const path = said.get('x-path');
  if (!path) return null;
  for (const method of ['GET', 'POST']) {
    const actor = await actorOfTlsClient(said, { method, path });
    if (actor) return actor;
  }
  return null;
}

const sessionIdOfCookie = cache(async (): Promise<string | null> => {
  const { name, secure } = sessionCookie();
  const store = await cookies();
  if (!store.getAll().some((cookie) => cookie.name.startsWith(name))) return null;
  const all = Object.fromEntries(store.getAll().map((cookie) => [cookie.name, cookie.value]));
  const token = await getToken({
    req: { cookies: all, headers: {} } as never,
    cookieName: name,
    secureCookie: secure,
    secret: config().authSecret,
  });
  return typeof token?.sid === 'string' ? token.sid : null;
});
