import type { VerificationReport } from '@/pki/report';
import type { OriginDocument } from '@/trade/origin-document';
import { commitmentOf, fieldOf } from './document';

/**
 * Did a chamber's own staff sign a certificate of origin, with the certificate that it names? Asked of the file alone:
 * staff are certified under an identifier of the installation ("TS:CM-wouri", ETSI EN 319 412-1 5.1.4), members under
 * their own, so that no member's signature makes a certificate of origin. Every other passed signature is a stranger's.
 */
export function isSignedByChamber(report: VerificationReport, origin: OriginDocument): boolean {
  return (
    report.signatures.length > 0 &&
    report.signatures.every(
      ({ indication, name, signer, commitment }) =>
        indication === 'TOTAL-PASSED' &&
        name === fieldOf('chamber', 1) &&
        commitment === commitmentOf.chamber &&
        signer?.sha256 === origin.issuer.certificateDigest &&
        isStaffOf(origin.portal.country, signer.organisationIdentifier),
    )
  );
}

function isStaffOf(country: string, identifier = ''): boolean {
  return identifier.startsWith(`TS:${country}-`) && identifier !== `TS:${country}-operator`;
}
