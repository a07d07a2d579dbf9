import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { config } from '@/config';
import { sessionCookie, sessionSeconds } from '../../session-cookie';
import { authorizeAttempt } from './authorize-attempt';

/** The cookie names a session row and says nothing else; whether it still runs is asked of the database. */
export function authOptions(): NextAuthOptions {
  const { authSecret, baseUrl } = config();
  process.env.NEXTAUTH_URL ??= baseUrl;
  const { name, secure } = sessionCookie();
  return {
    secret: authSecret,
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    cookies: { sessionToken: { name, options: { httpOnly: true, sameSite: 'lax', path: '/', secure } } },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        id: 'key',
        credentials: { certificate: {}, nonce: {}, origin: {}, signature: {} },
        authorize: (credentials, request) => authorizeAttempt(credentials, request.headers ?? {}),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: ({ session, token }) => ({ expires: session.expires, sessionId: token.sid }),
      redirect: ({ url }) => (url.startsWith('/') && !url.startsWith('//') ? url : baseUrl),
    },
  };
}
