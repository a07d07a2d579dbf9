import { z } from 'zod';
import { currentActor } from '@/app/session';
import { findAuthorityRequest } from '@/certificates/find-authority-requests';
import { inTransaction } from '@/db/transaction';
import { scopeOf } from '@/members/actor';
import { may } from '@/members/policy';
import { encodePem } from '@/pki/pem';

/** The request of an authority (PKCS#10, PEM), for whoever is to certify it. */
export async function GET(
  _request: Request,
  context: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await context.params;
  const actor = await currentActor();
  if (!actor || !may(actor, 'open-portal') || !z.uuid().safeParse(id).success) {
    return new Response(null, { status: 404 });
  }
  const request = await inTransaction(scopeOf(actor), (tx) => findAuthorityRequest(tx, id));
  if (!request) return new Response(null, { status: 404 });
  return new Response(encodePem('CERTIFICATE REQUEST', request.certificationRequest), {
    headers: {
      'content-type': 'application/pkcs10',
      'content-disposition': `attachment; filename="authority-${id}.csr"`,
      'cache-control': 'private, no-store',
    },
  });
}
