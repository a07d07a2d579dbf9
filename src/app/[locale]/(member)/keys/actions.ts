'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requireActor } from '@/app/session';
import { revocationReasonsFor } from '@/certificates/certificate';
import { revokeCertificate } from '@/certificates/revoke-certificate';
import { inTransaction } from '@/db/transaction';
import { isLocale } from '@/i18n/locales';

/**
 * A member revokes their own certificate. In system scope, because the revocation list that is signed at once is the
 * chamber's; whose certificate it is, `revokeCertificate` asks. Revoking the one in use ends this very session.
 */
export async function revokeOwn(form: FormData): Promise<void> {
  const asked = String(form.get('locale'));
  const locale = isLocale(asked) ? asked : 'en';
  const actor = await requireActor(locale);
  const input = z
    .object({ certificateId: z.uuid(), reason: z.enum(revocationReasonsFor.holder) })
    .safeParse(Object.fromEntries(form));
  if (!input.success) redirect(`/${locale}/keys?refused=malformed`);
  const holder = { ...actor, roles: [] };
  const result = await inTransaction({ kind: 'system' }, (tx) => revokeCertificate(tx, holder, input.data));
  redirect(`/${locale}/keys?${result.ok ? 'did=revoked' : `refused=${result.refusal.code}`}`);
}
