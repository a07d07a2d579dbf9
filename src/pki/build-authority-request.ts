import { basicConstraints, certificatePolicies, keyUsage } from './build-extensions';
import { buildName, type NameAttribute } from './build-name';
import {
  type Bytes,
  bitString,
  implicitConstructed,
  integer,
  objectIdentifier,
  sequence,
  setOf,
} from './der-write';
import { oid } from './oids';
import { signChecked } from './sign-checked';
import { type Signer, signatureAlgorithmIdentifier } from './signer';

/**
 * A PKCS#10 request (RFC 2986) to become an issuing authority under somebody else's. Its extensionRequest (RFC 2985
 * 5.4.2) says what is needed: a CA with no CA below it, for certificates and lists, under any policy of ours.
 */
export async function buildAuthorityRequest(
  request: { readonly subject: readonly NameAttribute[]; readonly policies: readonly string[] },
  signer: Signer,
): Promise<Bytes> {
  const wanted = sequence(
    basicConstraints(true, 0),
    keyUsage('keyCertSign', 'cRLSign'),
    certificatePolicies(...request.policies),
  );
  const attribute = sequence(objectIdentifier(oid.extensionRequest), setOf(wanted));
  const info = sequence(
    integer(0),
    buildName(request.subject),
    signer.spki,
    implicitConstructed(0, attribute),
  );
  const signature = await signChecked(signer, info);
  return sequence(info, signatureAlgorithmIdentifier(signer.algorithm), bitString(signature));
}
