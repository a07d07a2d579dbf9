import { randomBytes } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { certificates } from '@/certificates/schema';
import { config } from '@/config';
import type { Tx } from '@/db/connection';
import { findDocumentFile } from '@/documents/find-document';
import { directionOf, isLocale, type Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Actor } from '@/members/actor';
import { people } from '@/members/schema';
import { findOrder, type OrderDetail } from '@/orders/find-orders';
import { findPortalById } from '@/portals/find-portals';
import type { LocalisedText } from '@/portals/schema';
import { textIn } from '@/portals/text-in';
import type { Incoterm } from '@/trade/incoterms';
import type { OrderParty } from '@/trade/order-document';
import type { OriginDocument, OriginDocumentLine } from '@/trade/origin-document';
import { ok, type Result, refuse } from '@/trade/result';
import type { UnitCode } from '@/trade/units';
import { hoursToSign, type OriginCertificate, verificationPath } from './origin-certificate';
import { originCertificateLines, originCertificates } from './schema';

export type OriginDocumentRefusal = 'order-not-found' | 'wrong-certificate';

/**
 * What the chamber will sign, out of the order's own rows and the request: nothing in it is typed by the chamber. It
 * names the registrar who prepares it and the certificate they are signed in with; nobody else can sign it.
 */
export async function originDocumentOf(
  tx: Tx,
  certificate: OriginCertificate,
  registrar: Actor,
  now: Date,
): Promise<Result<OriginDocument, OriginDocumentRefusal>> {
  const detail = await findOrder(tx, certificate.orderId);
  const paper = await findDocumentFile(tx, { kind: 'purchase-order', subjectId: certificate.orderId });
  const portal = await findPortalById(tx, certificate.portalId);
  if (!detail || !paper || !portal) return refuse('order-not-found');
  const issuer = await issuerOf(tx, registrar);
  if (!issuer) return refuse('wrong-certificate');
  const locale: Locale = isLocale(certificate.locale) ? certificate.locale : 'en';
  const chamber = legibly(locale, portal.chamberName);
  const lines = await linesOf(tx, certificate, detail, locale);
  const { order } = detail;
  return ok({
    number: certificate.number,
    version: certificate.version,
    id: certificate.id,
    issuedAt: now,
    expiresAt: new Date(now.getTime() + hoursToSign * 3_600_000),
    nonce: randomBytes(18).toString('base64url'),
    language: locale,
    portal: { name: legibly(locale, portal.name), chamber, country: portal.country },
    issuer,
    exporter: partyOf(detail.seller),
    consignee: partyOf(detail.buyer),
    order: { id: order.id, number: order.number, digest: Buffer.from(paper.revision.digest).toString('hex') },
    incoterm: order.incoterm as Incoterm,
    place: order.incotermPlace,
    transport: transportOf(detail),
    isPartial:
      lines.length < detail.lines.length ||
      lines.some((line) => line.quantityThousandths < line.orderedThousandths),
    replaces: await numberOf(tx, certificate.replacesId),
    remarks: certificate.remarks,
    lines,
    declaration: {
      text: certificate.declarationWording,
      personName: await nameOf(tx, certificate.requestedBy),
      at: certificate.requestedAt,
    },
    certification: translator(locale, 'origin-paper')('certification', {
      chamber: textIn(locale, portal.chamberName),
    }),
    verificationUrl: `${config().baseUrl}/${locale}${verificationPath(certificate)}`,
  });
}

/** A name as customs abroad can read it: in the market's language and, where that is Arabic, in Latin letters as well. */
function legibly(locale: Locale, text: LocalisedText): string {
  const [own, latin] = [textIn(locale, text), text.en ?? text.fr];
  return directionOf(locale) === 'ltr' || latin === undefined || latin === own ? own : `${own} · ${latin}`;
}

async function issuerOf(tx: Tx, registrar: Actor): Promise<OriginDocument['issuer'] | null> {
  const [found] = await tx
    .select({ personName: people.latinName, certificateDigest: certificates.fingerprint })
    .from(certificates)
    .innerJoin(people, eq(people.id, certificates.personId))
    .where(and(eq(certificates.id, registrar.certificateId), eq(certificates.personId, registrar.personId)));
  return found ?? null;
}

function partyOf(organisation: OrderDetail['buyer']): OrderParty {
  const { id, legalName: name, organisationIdentifier: identifier, address } = organisation;
  return { organisationId: id, name, identifier, address, personName: null, certificateDigest: null };
}

async function linesOf(
  tx: Tx,
  certificate: OriginCertificate,
  detail: OrderDetail,
  locale: Locale,
): Promise<OriginDocumentLine[]> {
  const covered = await tx
    .select()
    .from(originCertificateLines)
    .where(eq(originCertificateLines.certificateId, certificate.id))
    .orderBy(asc(originCertificateLines.position));
  return covered.map(({ position, quantityThousandths, packages, grossGrams }) => {
    const line = detail.lines.find((candidate) => candidate.position === position)!;
    return {
      position,
      name: legibly(locale, line.name),
      variant: line.variantCode,
      hsCode: line.hsCode,
      originCountry: line.originCountry,
      unit: line.unit as UnitCode,
      quantityThousandths,
      orderedThousandths: line.quantityThousandths,
      packages: packages || null,
      grossGrams,
      producer: line.producerName,
    };
  });
}

function transportOf({ events }: OrderDetail): OriginDocument['transport'] {
  const { carrier, transportDocument } = events.find(({ to }) => to === 'in-fulfilment')?.facts ?? {};
  return carrier && transportDocument
    ? { carrier: String(carrier), document: String(transportDocument) }
    : null;
}

async function numberOf(tx: Tx, certificateId: string | null): Promise<string | null> {
  if (certificateId === null) return null;
  const [row] = await tx
    .select({ number: originCertificates.number })
    .from(originCertificates)
    .where(eq(originCertificates.id, certificateId));
  return row?.number ?? null;
}

async function nameOf(tx: Tx, personId: string): Promise<string> {
  const [row] = await tx.select({ name: people.latinName }).from(people).where(eq(people.id, personId));
  return row?.name ?? '';
}
