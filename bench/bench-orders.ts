import { extension } from '@/pki/build-extensions';
import { buildOcspResponse } from '@/pki/build-ocsp-response';
import { parseCertificate } from '@/pki/certificate';
import { nullValue } from '@/pki/der-write';
import { signerFromKey } from '@/pki/node-signer';
import { buildCertId } from '@/pki/ocsp-cert-id';
import { oid } from '@/pki/oids';
import { appendEvidence } from '@/pki/pdf-append-evidence';
import { aCertificate, aChamber, aRevocationList, at, type Chamber } from '@/pki/testing/a-chamber';
import { aCms } from '@/pki/testing/a-cms';
import { anOrderPdf, signPdf } from '@/pki/testing/an-order-pdf';
import {
  type RawSignature,
  signaturesOfDocument,
  signaturesOfEvidence,
  signaturesOfMessage,
} from './raw-signatures';

const [listedFrom, listedUntil] = [new Date('2026-05-20T00:00:00Z'), new Date('2026-07-01T00:00:00Z')];

/** A chamber with its people, what they signed, and the signatures in it that a verifier has to check. */
export interface BenchOrders {
  readonly input: {
    readonly anchors: readonly Uint8Array[];
    readonly at: Date;
    readonly crls: readonly Uint8Array[];
    readonly revocation: 'require';
  };
  readonly content: Uint8Array;
  /** Detached signatures of one person over the same content. */
  readonly messages: readonly { cms: Uint8Array; own: RawSignature[]; all: RawSignature[] }[];
  /** Level B-LT: two signatures, two time-stamps, two lists, an OCSP answer for each person. */
  readonly orders: readonly { pdf: Uint8Array; own: RawSignature[]; all: RawSignature[] }[];
}

export async function benchOrders(rsa: boolean, count: number): Promise<BenchOrders> {
  const chamber = aChamber({ rsa });
  const { root, buyer, seller, tsa } = chamber;
  const crls = [root, chamber.chamber].map((issuer) => aRevocationList(issuer, listedFrom, listedUntil));
  const content = new TextEncoder().encode('<Order>'.repeat(200));
  const issued = (...subjects: Uint8Array[]) =>
    subjects.map((subject) => [subject, chamber.chamber.certificate] as const);
  const chain = [chamber.chamber.certificate, root.certificate] as const;
  const lists = [
    [crls[0]!, root.certificate],
    [crls[1]!, chamber.chamber.certificate],
  ] as const;
  const vouching = signaturesOfEvidence({
    certificates: [...issued(buyer.certificate), chain],
    lists,
    answers: [],
  });
  const messages = Array.from({ length: count }, (_, index) => {
    const cms = aCms({
      content: [content],
      signer: buyer,
      chain: [chamber.chamber.certificate],
      role: `Buyer ${index}`,
    });
    const own = signaturesOfMessage(cms);
    return { cms, own, all: [...own, ...vouching] };
  });

  const { answers, responder } = await answersFor(chamber, rsa);
  const vouchingForAll = signaturesOfEvidence({
    certificates: [
      ...issued(buyer.certificate, seller.certificate, responder),
      chain,
      [tsa.certificate, root.certificate],
    ],
    lists,
    answers,
  });
  const orders = [];
  for (let index = 0; index < count; index++) {
    const pdf = appendEvidence(await aStampedOrder(chamber), { crls, ocspResponses: answers });
    const own = signaturesOfDocument(pdf);
    orders.push({ pdf, own, all: [...own, ...vouchingForAll] });
  }
  const input = { anchors: [root.certificate], at, crls, revocation: 'require' as const };
  return { input, content, messages, orders };
}

/** An OCSP answer about each person by a responder of the chamber. */
async function answersFor({ chamber, buyer, seller }: Chamber, rsa: boolean) {
  const { certificate, key } = aCertificate({
    name: 'OCSP responder',
    issuer: chamber,
    usage: ['digitalSignature'],
    purposes: { oids: [oid.ocspSigning] },
    extensions: [extension(oid.ocspNoCheck, false, nullValue())],
    rsa,
  });
  const answers: Uint8Array[] = [];
  for (const person of [buyer, seller]) {
    const certId = buildCertId(chamber.certificate, parseCertificate(person.certificate).serialOctets);
    const single = {
      certId,
      certStatus: { status: 'good' },
      thisUpdate: listedFrom,
      nextUpdate: listedUntil,
    } as const;
    answers.push(
      await buildOcspResponse(
        { responses: [single], producedAt: listedFrom },
        { signer: signerFromKey(key), certificate },
      ),
    );
  }
  return { answers, responder: certificate };
}

/** Signed by the buyer, then by the seller over it, a time-stamp on each signature. */
export async function aStampedOrder(
  { chamber, buyer, seller, tsa }: Chamber,
  xml?: string,
): Promise<Uint8Array> {
  const recipe = (time: string) => ({
    chain: [chamber.certificate],
    timestamp: { tsa, time: new Date(time) },
    contentsSize: 8192,
  });
  const byBuyer = signPdf(await anOrderPdf({ xml }), { signer: buyer, ...recipe('2026-05-01T09:00:05Z') });
  return signPdf(byBuyer, { fieldName: 'seller', signer: seller, ...recipe('2026-05-02T09:00:05Z') });
}
