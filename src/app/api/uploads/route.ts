import { inTransaction } from '@/db/transaction';
import { endExpiredUploads, startUpload } from '@/files/resumable/start-upload';
import { scopeOf } from '@/members/actor';
import { capabilities, largestUpload, octets, sender, tus } from './tus';

export const OPTIONS = capabilities;

/** Creation: opens an upload of the length announced and says where it is. */
export async function POST(request: Request): Promise<Response> {
  const actor = await sender(request);
  if (actor instanceof Response) return actor;
  const length = octets(request, 'upload-length');
  if (length === null) return tus(400);
  await inTransaction({ kind: 'system' }, (tx) => endExpiredUploads(tx));
  const started = await inTransaction(scopeOf(actor), (tx) =>
    startUpload(tx, { personId: actor.personId, length, largestBytes: largestUpload }),
  );
  if (!started.ok) return tus(statusOf[started.refusal.code], {}, started.refusal.code);
  const { uploadId, expiresAt } = started.value;
  return tus(201, { location: `/api/uploads/${uploadId}`, 'upload-expires': expiresAt.toUTCString() });
}

const statusOf = { 'file-empty': 400, 'file-too-large': 413, 'too-many-uploads': 429 } as const;
