import { z } from 'zod';
import { currentActor } from '@/app/session';
import { findAuthority } from '@/certificates/find-authorities';
import { findCertificate } from '@/certificates/find-certificates';
import { inTransaction } from '@/db/transaction';
import { scopeOf } from '@/members/actor';
import { may } from '@/members/policy';
import { encodePem } from '@/pki/pem';

const parameters = z.object({ id: z.uuid(), format: z.enum(['pem', 'der', 'chain']) });

/** A certificate to take away: PEM, DER, or PEM with the authorities above it. */
export async function GET(
  _request: Request,
  context: { params: Promise<{ id: string; format: string }> },
): Promise<Response> {
  const asked = parameters.safeParse(await context.params);
  const actor = await currentActor();
  if (!actor || !asked.success) return new Response(null, { status: 404 });
  const { id, format } = asked.data;
  const found = await inTransaction(scopeOf(actor), async (tx) => {
    const certificate = await findCertificate(tx, id);
    if (!certificate || !may(actor, 'see-certificates', { portalId: certificate.portalId })) return null;
    const issuer = await findAuthority(tx, certificate.authorityId);
    const root = issuer?.issuerId ? await findAuthority(tx, issuer.issuerId) : null;
    return { certificate, above: [issuer, root].filter((authority) => authority !== null) };
  });
  if (!found) return new Response(null, { status: 404 });
  const { certificate, above } = found;
  const name = certificate.serial.slice(0, 16);
  if (format === 'der') {
    return download(Uint8Array.from(certificate.der), `${name}.cer`, 'application/pkix-cert');
  }
  const ders = [certificate.der, ...(format === 'chain' ? above.map((one) => one.certificate) : [])];
  const pem = ders.map((der) => encodePem('CERTIFICATE', der)).join('');
  return download(
    pem,
    `${name}${format === 'chain' ? '-chain' : ''}.pem`,
    'application/pem-certificate-chain',
  );
}

function download(body: BodyInit, filename: string, type: string): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${filename}"`,
      'cache-control': 'private, no-store',
    },
  });
}
