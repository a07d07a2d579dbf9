import { z } from 'zod';
import { largestPhoto } from '@/catalogue/photos/photo';
import { inTransaction } from '@/db/transaction';
import { inMegabytes } from '@/files/check-upload';
import { readBounded } from '@/files/read-bounded';
import { readUpload } from '@/files/resumable/find-upload';
import { locales } from '@/i18n/locales';
import { type Actor, scopeOf } from '@/members/actor';
import { ok, type Result, refuse } from '@/trade/result';

export interface SentPhoto {
  readonly altTexts: Readonly<Record<string, string>>;
  readonly photo: Blob | null;
  /** the upload that carried it, to be cleared away */
  readonly upload: string | null;
}

const roomForWords = 50_000;

/** The form of one photo, read no further than a photo and its words may be long. */
export async function readPhotoForm(
  request: Request,
  actor: Actor,
): Promise<Result<SentPhoto, 'file-too-large' | 'file-interrupted'>> {
  const tooLarge = refuse('file-too-large', { megabytes: inMegabytes(largestPhoto) });
  const largest = largestPhoto + roomForWords;
  if (Number(request.headers.get('content-length') ?? 0) > largest || !request.body) return tooLarge;
  const body = await readBounded(request.body, largest);
  if (body.ended === 'too-large') return tooLarge;
  const form =
    body.ended === 'whole' ? await parse(body.bytes, request.headers.get('content-type') ?? '') : null;
  if (!form) return refuse('file-interrupted');
  const altTexts = Object.fromEntries(locales.map((locale) => [locale, textOf(form, `alt-${locale}`)]));
  const upload = z.uuid().safeParse(form.get('upload')).data ?? null;
  return ok({ altTexts, upload, photo: upload ? await uploaded(actor, upload) : chosen(form) });
}

async function parse(bytes: Uint8Array, contentType: string): Promise<FormData | null> {
  const response = new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } });
  return await response.formData().catch(() => null);
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.slice(0, 1000) : '';
}

async function uploaded(actor: Actor, upload: string): Promise<Blob | null> {
  const bytes = await inTransaction(scopeOf(actor), (tx) => readUpload(tx, upload));
  return bytes && new Blob([new Uint8Array(bytes)]);
}

function chosen(form: FormData): Blob | null {
  const file = form.get('photo');
  return file instanceof Blob && file.size > 0 ? file : null;
}
