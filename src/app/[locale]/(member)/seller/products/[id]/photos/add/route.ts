import { z } from 'zod';
import { isOurOrigin } from '@/app/api/auth/our-origin';
import { clearFlash, leaveFlash } from '@/app/flash';
import { currentActor } from '@/app/session';
import { addPhoto, checkNewPhoto } from '@/catalogue/photos/add-photo';
import { preparePhoto } from '@/catalogue/photos/prepare-photo';
import { inTransaction } from '@/db/transaction';
import { endUpload } from '@/files/resumable/find-upload';
import { defaultLocale, isLocale } from '@/i18n/locales';
import { type Actor, scopeOf } from '@/members/actor';
import { type Refusal, type Result, refuse } from '@/trade/result';
import { readPhotoForm, type SentPhoto } from './read-photo-form';

/** Takes a photo from the form, whole in its body or named as an upload that has arrived before. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ locale: string; id: string }> },
): Promise<Response> {
  const asked = await params;
  const locale = isLocale(asked.locale) ? asked.locale : defaultLocale;
  const page = `/${locale}/seller/products/${asked.id}/photos`;
  const productId = z.uuid().safeParse(asked.id);
  if (!productId.success || !isOurOrigin(request.headers.get('origin') ?? ''))
    return new Response(null, { status: 403 });
  const actor = await currentActor();
  if (!actor) return seeOther(`/${locale}/sign-in?${new URLSearchParams({ next: page })}`);
  const form = await readPhotoForm(request, actor);
  const result = form.ok ? await hang(actor, productId.data, form.value) : form;
  if (result.ok) {
    await clearFlash();
    return seeOther(`${page}?did=added`);
  }
  await keepWhatWasTyped(form.ok ? form.value.altTexts : {}, result.refusal);
  return seeOther(`${page}#add`);
}

async function hang(actor: Actor, productId: string, sent: SentPhoto): Promise<Result<unknown>> {
  const { altTexts, photo, upload } = sent;
  const checked = await inTransaction(scopeOf(actor), (tx) =>
    checkNewPhoto(tx, actor, { productId, altTexts }),
  );
  if (!checked.ok) return checked;
  if (!photo) return refuse('file-missing');
  const prepared = await preparePhoto(photo);
  if (upload) await inTransaction(scopeOf(actor), (tx) => endUpload(tx, upload));
  if (!prepared.ok) return prepared;
  const hung = { productId, photo: prepared.value, altTexts };
  return await inTransaction(scopeOf(actor), (tx) => addPhoto(tx, actor, hung));
}

async function keepWhatWasTyped(altTexts: Readonly<Record<string, string>>, refusal: Refusal): Promise<void> {
  const typed = Object.entries(altTexts).map(([locale, text]) => [`alt-${locale}`, text]);
  const detail = Object.entries(refusal.detail ?? {}).map(([name, value]) => [
    `detail-${name}`,
    String(value),
  ]);
  const field = refusal.code.startsWith('alt-') ? `alt-${refusal.detail?.locale}` : 'photo';
  const values = Object.fromEntries([...typed, ...detail]);
  await leaveFlash({ form: 'photo', values, problems: [{ field, code: refusal.code }] });
}

/** 303: the browser asks for the page and does not send the form again. */
function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
}
