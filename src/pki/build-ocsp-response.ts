import { extension } from './build-extensions';
import {
  type Bytes,
  bitString,
  enumerated,
  explicit,
  generalizedTime,
  implicit,
  implicitConstructed,
  nullValue,
  objectIdentifier,
  octetString,
  sequence,
} from './der-write';
import type { IssuingAuthority } from './issue-certificate';
import { sha1KeyHash } from './ocsp-cert-id';
import { oid } from './oids';
import { type RevocationReason, revocationReasons } from './revocation-reason';
import { signChecked } from './sign-checked';
import { signatureAlgorithmIdentifier } from './signer';

export type CertStatus =
  | { readonly status: 'good' }
  | { readonly status: 'unknown' }
  | { readonly status: 'revoked'; readonly at: Date; readonly reason: RevocationReason };

export interface SingleResponse {
  /** CertID element as asked. */
  readonly certId: Uint8Array;
  readonly certStatus: CertStatus;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
}

/**
 * A successful OCSPResponse with a BasicOCSPResponse (RFC 6960 4.2), signed by a delegated responder that is named by
 * its key. `nonce` is echoed. `certificates` go along so that the reader finds the responder's.
 */
export async function buildOcspResponse(
  input: {
    readonly responses: readonly SingleResponse[];
    readonly producedAt: Date;
    readonly nonce?: Uint8Array | null;
    readonly certificates?: readonly Uint8Array[];
  },
  responder: IssuingAuthority,
): Promise<Bytes> {
  const nonce = input.nonce ? extension(oid.ocspNonce, false, octetString(input.nonce)) : undefined;
  const responseData = sequence(
    explicit(2, octetString(sha1KeyHash(responder.signer.spki))),
    generalizedTime(input.producedAt),
    sequence(...input.responses.map(singleResponse)),
    nonce && explicit(1, sequence(nonce)),
  );
  const basic = sequence(
    responseData,
    signatureAlgorithmIdentifier(responder.signer.algorithm),
    bitString(await signChecked(responder.signer, responseData)),
    explicit(0, sequence(...(input.certificates ?? [responder.certificate]))),
  );
  const responseBytes = sequence(objectIdentifier(oid.ocspBasic), octetString(basic));
  return sequence(enumerated(0), explicit(0, responseBytes));
}

const errorStatus = { malformedRequest: 1, internalError: 2, tryLater: 3, unauthorized: 6 } as const;

/** An unsigned error response (RFC 6960 4.2.1); `unauthorized` is how RFC 5019 says that it does not know the issuer. */
export function ocspErrorResponse(status: keyof typeof errorStatus): Bytes {
  return sequence(enumerated(errorStatus[status]));
}

function singleResponse({ certId, certStatus, thisUpdate, nextUpdate }: SingleResponse): Bytes {
  return sequence(
    certId,
    statusElement(certStatus),
    generalizedTime(thisUpdate),
    explicit(0, generalizedTime(nextUpdate)),
  );
}

function statusElement(certStatus: CertStatus): Bytes {
  if (certStatus.status === 'good') return implicit(0, nullValue());
  if (certStatus.status === 'unknown') return implicit(2, nullValue());
  const code = revocationReasons[certStatus.reason];
  const reason = code === 0 ? undefined : explicit(0, enumerated(code));
  return implicitConstructed(1, generalizedTime(certStatus.at), reason);
}
