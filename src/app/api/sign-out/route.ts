import { cookies } from 'next/headers';
import { endSession } from '@/certificates/end-session';
import { inTransaction } from '@/db/transaction';
import { isLocale } from '@/i18n/locales';
import { currentActor } from '../../session';
import { isOurOrigin } from '../auth/our-origin';

/**
 * Signs out: ends the session in the database and takes every cookie away, also those that carry what was typed or an
 * invitation. A plain form posts here, so that the browser loads a whole new page and whatever this one held in
 * memory is gone with it, a key opened from a file included. The form's field `locale` says where to go.
 */
export async function POST(request: Request): Promise<Response> {
  if (isFromElsewhere(request.headers)) return new Response(null, { status: 403 });
  const actor = await currentActor();
  if (actor) await inTransaction({ kind: 'system' }, (tx) => endSession(tx, actor));
  const locale = String((await request.formData()).get('locale'));
  const headers = new Headers({
    Location: isLocale(locale) ? `/${locale}` : '/',
    'Cache-Control': 'no-store',
  });
  for (const { name } of (await cookies()).getAll()) headers.append('Set-Cookie', forgotten(name));
  return new Response(null, { status: 303, headers });
}

/** Pages whose address is a secret send no referrer, and then the browser says `null` for their origin. */
function isFromElsewhere(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site) return site !== 'same-origin';
  const origin = headers.get('origin');
  return origin !== null && !isOurOrigin(origin);
}

function forgotten(name: string): string {
  const secure = /^__(Secure|Host)-/.test(name) ? '; Secure' : '';
  return `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`;
}
