'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { endSession } from '@/certificates/end-session';
import { inTransaction } from '@/db/transaction';
import { isLocale } from '@/i18n/locales';
import { currentActor } from './session';
import { sessionCookie } from './session-cookie';

/** Ends the session in the database and takes the cookie away. A form action; its field `locale` says where to go. */
export async function signOut(form: FormData): Promise<void> {
  const actor = await currentActor();
  if (actor) await inTransaction({ kind: 'system' }, (tx) => endSession(tx, actor));
  const { name, secure } = sessionCookie();
  (await cookies()).set({ name, value: '', path: '/', secure, httpOnly: true, sameSite: 'lax', maxAge: 0 });
  const locale = String(form.get('locale'));
  redirect(isLocale(locale) ? `/${locale}` : '/');
}
