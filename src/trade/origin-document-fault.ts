import { isCountry } from './countries';
import { isHsCode } from './hs-code';
import { isIncoterm } from './incoterms';
import type { OrderParty } from './order-document';
import { firstFault, isInstant, isText, mostOrderLines, partyFault, uuid } from './order-document-fault';
import type { OriginDocument } from './origin-document';
import { isQuantityOf, isUnit } from './units';

/** What is wrong with a certificate of origin, as the path of the first field that is; null when it may be signed. */
export function originDocumentFault(document: OriginDocument): string | null {
  const { portal, issuer, order, transport, declaration } = document;
  return (
    firstFault([
      ['number', isText(document.number, 40)],
      ['version', Number.isSafeInteger(document.version) && document.version > 0],
      ['id', uuid.test(document.id)],
      ['issuedAt', isInstant(document.issuedAt)],
      ['expiresAt', isInstant(document.expiresAt) && document.expiresAt > document.issuedAt],
      ['nonce', /^[A-Za-z0-9_-]{22,64}$/.test(document.nonce)],
      ['language', /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/.test(document.language)],
      ['portal', isText(portal.name, 200) && isText(portal.chamber, 200) && isCountry(portal.country)],
      ['issuer', isText(issuer.personName, 200) && digest.test(issuer.certificateDigest)],
      ['order', uuid.test(order.id) && isText(order.number, 40) && digest.test(order.digest)],
      ['incoterm', isIncoterm(document.incoterm)],
      ['place', isText(document.place, 100)],
      ['transport', transport === null || (isText(transport.carrier, 120) && isText(transport.document, 60))],
      ['replaces', document.replaces === null || isText(document.replaces, 40)],
      ['remarks', document.remarks === '' || isText(document.remarks, 500)],
      ['declaration', isText(declaration.text, 2_000) && isText(declaration.personName, 200)],
      ['declaration', isInstant(declaration.at) && declaration.at <= document.issuedAt],
      ['certification', isText(document.certification, 2_000)],
      ['verificationUrl', isAddress(document.verificationUrl)],
      ['lines', document.lines.length > 0 && document.lines.length <= mostOrderLines],
      ['isPartial', document.isPartial || document.lines.every(isWhole)],
    ]) ??
    unsignedPartyFault('exporter', document.exporter) ??
    unsignedPartyFault('consignee', document.consignee) ??
    linesFault(document)
  );
}

const digest = /^[0-9a-f]{64}$/;

function isWhole(line: OriginDocument['lines'][number]): boolean {
  return line.quantityThousandths === line.orderedThousandths;
}

function isAddress(text: string): boolean {
  return text.length <= 300 && /^https?:\/\/[^\s<>"]+$/.test(text) && URL.canParse(text);
}

function unsignedPartyFault(which: string, party: OrderParty): string | null {
  if (party.personName !== null || party.certificateDigest !== null) return `${which}.personName`;
  return partyFault(which, party);
}

/** Positions are those of the order: they rise, and may leave some out. */
function linesFault({ lines }: OriginDocument): string | null {
  for (const [index, line] of lines.entries()) {
    const { quantityThousandths: quantity, orderedThousandths: ordered } = line;
    const fault = firstFault([
      ['position', Number.isSafeInteger(line.position) && line.position > (lines[index - 1]?.position ?? 0)],
      ['name', isText(line.name, 200)],
      ['variant', line.variant === null || isText(line.variant, 40)],
      ['hsCode', isHsCode(line.hsCode)],
      ['originCountry', isCountry(line.originCountry)],
      ['unit', isUnit(line.unit)],
      ['quantityThousandths', isUnit(line.unit) && isQuantityOf(line.unit, quantity) && quantity <= ordered],
      ['orderedThousandths', isUnit(line.unit) && isQuantityOf(line.unit, ordered)],
      ['packages', line.packages === null || isText(line.packages, 200)],
      [
        'grossGrams',
        line.grossGrams === null || (Number.isSafeInteger(line.grossGrams) && line.grossGrams > 0),
      ],
      ['producer', line.producer === null || isText(line.producer, 200)],
    ]);
    if (fault) return `lines.${index + 1}.${fault}`;
  }
  return null;
}
