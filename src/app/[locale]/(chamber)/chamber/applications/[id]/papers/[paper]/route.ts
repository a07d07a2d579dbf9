import { z } from 'zod';
import { currentActor } from '@/app/session';
import { inTransaction } from '@/db/transaction';
import { scopeOf } from '@/members/actor';
import { openPaper } from '@/members/applications/open-paper';
import { readPaper } from '@/members/applications/paper-store';

const parameters = z.object({ id: z.uuid(), paper: z.uuid() });

/** A paper for the registrar's eyes. That it was looked at is on the record before its first byte leaves. */
export async function GET(
  _request: Request,
  context: { params: Promise<{ id: string; paper: string }> },
): Promise<Response> {
  const asked = parameters.safeParse(await context.params);
  const actor = await currentActor();
  if (!actor || !asked.success) return new Response(null, { status: 404 });
  const { id: applicationId, paper: paperId } = asked.data;
  const opened = await inTransaction(scopeOf(actor), (tx) =>
    openPaper(tx, actor, { applicationId, paperId }),
  );
  const bytes = opened.ok ? await readPaper(opened.value) : null;
  if (!opened.ok || !bytes) return new Response(null, { status: 404 });
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': opened.value.contentType,
      'content-disposition': `inline; filename="${opened.value.kind}"`,
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}
