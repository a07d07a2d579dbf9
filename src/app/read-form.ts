import { isOurOrigin } from '@/app/api/auth/our-origin';
import { inMegabytes } from '@/files/check-upload';
import { readBounded } from '@/files/read-bounded';
import { ok, type Result, refuse } from '@/trade/result';

export type FormRefusal = 'file-too-large' | 'form-unreadable' | 'foreign-origin';

/** What a multipart form needs around its file. */
const envelope = 20_000;

/**
 * The form a browser sent, refused before it is read when it says it is too large, and while it is read when it had
 * said nothing. At most `largestBytes` and an envelope are ever held. Codes are explained in `files` (a broken form in `apply`).
 */
export async function readForm(request: Request, largestBytes = 0): Promise<Result<FormData, FormRefusal>> {
  const origin = request.headers.get('origin');
  if (origin !== null && !isOurOrigin(origin)) return refuse('foreign-origin');
  const most = largestBytes + envelope;
  const tooLarge = () => refuse('file-too-large', { megabytes: inMegabytes(largestBytes || most) });
  if (Number(request.headers.get('content-length') ?? 0) > most) return tooLarge();
  if (!request.body) return refuse('form-unreadable');
  const body = await readBounded(request.body, most);
  if (body.ended === 'too-large') return tooLarge();
  if (body.ended === 'interrupted') return refuse('form-unreadable');
  try {
    const headers = { 'content-type': request.headers.get('content-type') ?? '' };
    return ok(await new Response(Uint8Array.from(body.bytes), { headers }).formData());
  } catch {
    return refuse('form-unreadable');
  }
}

/** A text field of a form, trimmed; a file in its place counts as nothing. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** A file field of a form; null when nothing was chosen. */
export function fileOf(form: FormData, name: string): File | null {
  const value = form.get(name);
  return value instanceof File && (value.size > 0 || value.name !== '') ? value : null;
}

/** The texts of a form as typed, for showing it again. */
export function typedTexts(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.slice(0, 2000)]] : [])),
  );
}
