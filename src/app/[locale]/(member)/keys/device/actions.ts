'use server';

import { redirect } from 'next/navigation';
import { leaveFlash } from '@/app/flash';
import { requireActor } from '@/app/session';
import { inviteOwnDevice } from '@/certificates/invite-own-device';
import { inTransaction } from '@/db/transaction';
import { isLocale } from '@/i18n/locales';
import { typedLine } from '@/trade/typed-text';

const name = typedLine(60).min(1);

/** Invites oneself on another device; the page then shows the code, for a minute and to this browser alone. */
export async function inviteDevice(form: FormData): Promise<void> {
  const asked = String(form.get('locale'));
  const locale = isLocale(asked) ? asked : 'en';
  const actor = await requireActor(locale);
  const page = `/${locale}/keys/device`;
  const deviceName = name.safeParse(form.get('deviceName'));
  const values = { deviceName: String(form.get('deviceName')).slice(0, 200) };
  if (!deviceName.success) {
    await leaveFlash({ form: 'device', values, problems: [{ field: 'deviceName', code: 'name' }] });
    redirect(`${page}?refused=name`);
  }
  const input = { deviceName: deviceName.data, replacesThis: form.get('replacesThis') === 'on' };
  const result = await inTransaction({ kind: 'system' }, (tx) => inviteOwnDevice(tx, actor, input));
  if (!result.ok) {
    await leaveFlash({ form: 'device', values });
    redirect(`${page}?refused=${result.refusal.code}`);
  }
  const { token, expiresAt } = result.value;
  await leaveFlash({
    form: 'device',
    values: { deviceName: deviceName.data, until: expiresAt.toISOString() },
    made: token,
  });
  redirect(`${page}?made=1#code`);
}
