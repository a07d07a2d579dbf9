import { z } from 'zod';
import { isOurOrigin } from '@/app/api/auth/our-origin';
import { clearFlash, leaveFlash } from '@/app/flash';
import { currentActor } from '@/app/session';
import { hangPhoto } from '@/catalogue/photos/hang-photo';
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

/** Where a photo is to be sent again just as it is, what has arrived of it stays, so that it need not travel twice. */
const worthRepeating: ReadonlySet<string> = new Set([
  'alt-missing',
  'alt-too-long',
  'too-busy',
  'scanner-unavailable',
]);

async function hang(actor: Actor, productId: string, sent: SentPhoto): Promise<Result<unknown>> {
  const { altTexts, photo, upload } = sent;
  if (!photo) return refuse('file-missing');
  const hung: Result<unknown> = await hangPhoto(actor, { productId, altTexts, photo });
  if (upload && (hung.ok || !worthRepeating.has(hung.refusal.code)))
    await inTransaction(scopeOf(actor), (tx) => endUpload(tx, upload));
  return hung;
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
