import { config } from '@/config';

export const sessionSeconds = 12 * 60 * 60;

/** `__Host-`: only this very host sets it, over TLS (RFC 6265bis 4.1.3.2); on a development machine without TLS, plain. */
export function sessionCookie(): { name: string; secure: boolean } {
  const secure = config().baseUrl.startsWith('https://');
  return { name: secure ? '__Host-tradeseal-session' : 'tradeseal-session', secure };
}
