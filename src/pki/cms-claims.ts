import type { CmsMessage } from './cms-structure';
import { children, DerError, type DerNode, onlyChild, readOid, readString, readTime } from './der-read';
import { oid } from './oids';

/** What signers say about their signature in signed attributes. Claims, not proofs. */
export interface SignatureClaims {
  readonly commitment?: string;
  readonly role?: string;
  /** OID of the signature policy. */
  readonly signaturePolicy?: string;
}

const commitments: Readonly<Record<string, string>> = {
  [oid.proofOfOrigin]: 'proof-of-origin',
  [oid.proofOfApproval]: 'proof-of-approval',
};

/** Reads the claims that are there and well formed. */
export function readClaims({ signer }: CmsMessage): {
  claims: SignatureClaims;
  signingTime: Date | undefined;
} {
  const claim = <Value>(type: string, read: (value: DerNode) => Value): Value | undefined => {
    const value = signer.signed.get(type)?.[0];
    return value && orNothing(() => read(value));
  };
  const commitment = claim(oid.commitmentTypeIndication, (value) => readOid(children(value)[0]!));
  return {
    claims: {
      commitment: commitment && (commitments[commitment] ?? commitment),
      role: claim(oid.signerAttributesV2, claimedRole),
      signaturePolicy: claim(oid.signaturePolicyIdentifier, (value) => readOid(children(value)[0]!)),
    },
    signingTime: claim(oid.signingTime, (value) => readTime(value)),
  };
}

/** claimedAttributes [0], the first attribute's value as a character string (EN 319 122-1 5.2.6.1). */
function claimedRole(value: DerNode): string {
  const attributes = onlyChild(children(value).find((part) => part.tag === 0xa0)!);
  const [, values] = children(children(attributes)[0]!);
  return readString(onlyChild(values!));
}

function orNothing<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof DerError || error instanceof TypeError) return undefined;
    throw error;
  }
}
