import type { SignatureReport, VerificationReport } from '@/pki/report';
import type { OrderDocument, OrderParty } from '@/trade/order-document';
import { commitmentOf, fieldOf, type TradeParty } from './document';

/** Which parties of an order its passed signatures bind. */
export interface PartiesWhoSigned {
  readonly signed: readonly TradeParty[];
  readonly awaited: readonly TradeParty[];
  /** fields of passed signatures that bind neither party: a valid signature, and no part of the order */
  readonly strangers: readonly string[];
}

/**
 * Compares the signatures with the parties that the signed bytes themselves name, without our books: a party is bound
 * by a passed signature that says what the party's signature must say, made with the certificate the order names, or,
 * where it names none, with a certificate of the organisation.
 */
export function partiesWhoSigned(report: VerificationReport, order: OrderDocument): PartiesWhoSigned {
  const passed = report.signatures.filter(({ indication }) => indication === 'TOTAL-PASSED');
  const parties = ['buyer', 'seller'] as const;
  const isBoundBy = (party: TradeParty) => passed.some((signature) => binds(signature, party, order[party]));
  return {
    signed: parties.filter(isBoundBy),
    awaited: parties.filter((party) => !isBoundBy(party)),
    strangers: passed
      .filter(
        (signature) =>
          !parties.some(
            (party) => binds(signature, party, order[party]) || isSecond(signature, party, order[party]),
          ),
      )
      .map(({ name }) => name),
  };
}

function binds({ signer, commitment }: SignatureReport, party: TradeParty, named: OrderParty): boolean {
  if (!signer || commitment !== commitmentOf[party]) return false;
  return named.certificateDigest
    ? signer.sha256 === named.certificateDigest
    : signer.organisationIdentifier === named.identifier;
}

/** A second signatory's signature: in its own field, by somebody certified for the organisation the order names. */
function isSecond(
  { name, signer, commitment }: SignatureReport,
  party: TradeParty,
  { identifier }: OrderParty,
): boolean {
  return (
    name === fieldOf(party, 2) &&
    commitment === commitmentOf[party] &&
    signer?.organisationIdentifier === identifier
  );
}
