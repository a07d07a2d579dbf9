'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requireActor } from '@/app/session';
import { revocationReasonsFor } from '@/certificates/certificate';
import { endOwnSession } from '@/certificates/end-own-session';
import { revokeCertificate } from '@/certificates/revoke-certificate';
import { suspendCertificate } from '@/certificates/suspend-certificate';
import type { Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { isLocale, type Locale } from '@/i18n/locales';
import type { Actor } from '@/members/actor';
import type { Result } from '@/trade/result';

/**
 * A member revokes their own certificate. In system scope, because the revocation list that is signed at once is the
 * chamber's; whose certificate it is, `revokeCertificate` asks. Revoking the one in use ends this very session.
 */
export async function revokeOwn(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const actor = await requireActor(locale);
  if (form.get('sure') !== 'on') redirect(`/${locale}/keys?refused=sure-missing`);
  const input = z
    .object({ certificateId: z.uuid(), reason: z.enum(revocationReasonsFor.holder) })
    .safeParse(Object.fromEntries(form));
  if (!input.success) redirect(`/${locale}/keys?refused=malformed`);
  await change(locale, 'revoked', (tx) => revokeCertificate(tx, asHolder(actor), input.data));
}

/** Suspends one of one's own certificates; the chamber alone releases it. */
export async function suspendOwn(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const actor = await requireActor(locale);
  const certificateId = z.uuid().safeParse(form.get('certificateId'));
  if (!certificateId.success) redirect(`/${locale}/keys?refused=malformed`);
  await change(locale, 'suspended', (tx) => suspendCertificate(tx, asHolder(actor), certificateId.data));
}

/** Ends one session of one's own, or all but this one. */
export async function endSessions(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const actor = await requireActor(locale);
  const sessionId = z.uuid().safeParse(form.get('sessionId'));
  const one = sessionId.success ? sessionId.data : null;
  await change(locale, one ? 'session-ended' : 'sessions-ended', (tx) => endOwnSession(tx, actor, one));
}

/** Whatever else they are, here they act on their own. */
function asHolder(actor: Actor): Actor {
  return { ...actor, roles: [] };
}

function localeOf(form: FormData): Locale {
  const asked = String(form.get('locale'));
  return isLocale(asked) ? asked : 'en';
}

async function change(
  locale: Locale,
  done: string,
  work: (tx: Tx) => Promise<Result<unknown>>,
): Promise<never> {
  const result = await inTransaction({ kind: 'system' }, work);
  redirect(`/${locale}/keys?${result.ok ? `did=${done}` : `refused=${result.refusal.code}`}`);
}
