import { z } from 'zod';
import { inTransaction } from '@/db/transaction';
import { appendToUpload } from '@/files/resumable/append-to-upload';
import { endUpload, findUpload } from '@/files/resumable/find-upload';
import { type Actor, scopeOf } from '@/members/actor';
import { capabilities, octets, sender, tus } from '../tus';
import { arriving } from './arriving';

type Context = { params: Promise<{ id: string }> };

export const OPTIONS = capabilities;

/** How far it has come. */
export async function HEAD(request: Request, context: Context): Promise<Response> {
  return await onUpload(request, context, async (actor, uploadId) => {
    const upload = await inTransaction(scopeOf(actor), (tx) => findUpload(tx, uploadId));
    if (!upload) return tus(404);
    return tus(200, {
      'upload-offset': String(upload.offset),
      'upload-length': String(upload.length),
      'upload-expires': upload.expiresAt.toUTCString(),
    });
  });
}

/** More of it. What arrives before the connection breaks is kept, part by part. */
export async function PATCH(request: Request, context: Context): Promise<Response> {
  return await onUpload(request, context, async (actor, uploadId) => {
    if (request.headers.get('content-type') !== 'application/offset+octet-stream') return tus(415);
    const from = octets(request, 'upload-offset');
    if (from === null) return tus(400);
    let offset = from;
    const append = (bytes: Uint8Array) =>
      inTransaction(scopeOf(actor), (tx) => appendToUpload(tx, { uploadId, offset, bytes }));
    const checked = await append(new Uint8Array());
    if (!checked.ok) return refused(checked.refusal);
    for await (const bytes of arriving(request.body)) {
      const appended = await append(bytes);
      if (!appended.ok) return refused(appended.refusal);
      offset = appended.value.offset;
    }
    return tus(204, { 'upload-offset': String(offset) });
  });
}

/** Given up. */
export async function DELETE(request: Request, context: Context): Promise<Response> {
  return await onUpload(request, context, async (actor, uploadId) => {
    const ended = await inTransaction(scopeOf(actor), (tx) => endUpload(tx, uploadId));
    return tus(ended ? 204 : 404);
  });
}

async function onUpload(
  request: Request,
  { params }: Context,
  answer: (actor: Actor, uploadId: string) => Promise<Response>,
): Promise<Response> {
  const actor = await sender(request);
  if (actor instanceof Response) return actor;
  const id = z.uuid().safeParse((await params).id);
  return id.success ? await answer(actor, id.data) : tus(404);
}

function refused({
  code,
  detail,
}: {
  code: keyof typeof statusOf;
  detail?: Readonly<Record<string, unknown>>;
}) {
  const offset = detail?.offset;
  return tus(statusOf[code], offset === undefined ? {} : { 'upload-offset': String(offset) });
}

const statusOf = { 'upload-unknown': 404, 'upload-elsewhere': 409, 'upload-overfull': 413 } as const;
