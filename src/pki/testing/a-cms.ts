import { createHash, sign } from 'node:crypto';
import { children, raw, readDer } from '../der-read';
import {
  type Bytes,
  concat,
  explicit,
  generalizedTime,
  implicit,
  implicitConstructed,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  setOf,
} from '../der-write';
import { issuerAndSerialNumber } from '../issuer-and-serial';
import { oid } from '../oids';
import { sha256Algorithm } from '../sign-cms';
import { attribute, buildSignedAttributes, signingCertificateV2 } from '../signed-attributes';
import { signatureAlgorithmIdentifier } from '../signer';
import type { Holder } from './a-chamber';

/** A CMS message in parts, each of which a case may replace by something wrong. */
export interface CmsRecipe {
  content: readonly Uint8Array[];
  signer: Holder;
  commitment?: 'proof-of-origin' | 'proof-of-approval';
  role?: string;
  chain?: Uint8Array[];
  version?: number;
  signerVersion?: number;
  contentType?: string;
  /** Attached content. */
  attached?: Uint8Array;
  digestAlgorithms?: Uint8Array[];
  digestAlgorithm?: Uint8Array;
  signatureAlgorithm?: Uint8Array;
  identifier?: Uint8Array;
  /** Signed attributes instead of the right ones: elements, sorted unless `unsorted`. */
  attributes?: (right: Uint8Array[]) => Uint8Array[];
  unsorted?: boolean;
  withoutAttributes?: boolean;
  /** Changes the signature value after signing. */
  signature?: (right: Uint8Array) => Uint8Array;
  unsigned?: Uint8Array[];
  certificates?: Uint8Array[];
  crls?: Uint8Array[];
  signerInfos?: (right: Uint8Array) => Uint8Array[];
}

export function aCms(recipe: CmsRecipe): Bytes {
  const { signer } = recipe;
  const contentType = recipe.contentType ?? oid.data;
  const signedAttributes = attributesOf(recipe);
  const toBeSigned = recipe.withoutAttributes ? concat(...recipe.content) : signedAttributes;
  const signature = new Uint8Array(sign('sha256', toBeSigned, signer.key));
  const signerInfo = sequence(
    integer(recipe.signerVersion ?? 1),
    recipe.identifier ?? issuerAndSerialNumber(signer.certificate),
    recipe.digestAlgorithm ?? sha256Algorithm(),
    recipe.withoutAttributes ? undefined : implicit(0, signedAttributes),
    recipe.signatureAlgorithm ?? signatureAlgorithmIdentifier(signer.algorithm),
    octetString(recipe.signature?.(signature) ?? signature),
    recipe.unsigned ? implicit(1, setOf(...recipe.unsigned)) : undefined,
  );
  const certificates = recipe.certificates ?? [signer.certificate, ...(recipe.chain ?? [])];
  const signedData = sequence(
    integer(recipe.version ?? (contentType === oid.data ? 1 : 3)),
    set(...(recipe.digestAlgorithms ?? [sha256Algorithm()])),
    sequence(
      objectIdentifier(contentType),
      recipe.attached ? explicit(0, octetString(recipe.attached)) : undefined,
    ),
    certificates.length > 0 ? implicitConstructed(0, ...certificates) : undefined,
    recipe.crls ? implicitConstructed(1, ...recipe.crls) : undefined,
    set(...(recipe.signerInfos?.(signerInfo) ?? [signerInfo])),
  );
  return sequence(objectIdentifier(oid.signedData), explicit(0, signedData));
}

function attributesOf(recipe: CmsRecipe): Uint8Array {
  const { certificate } = recipe.signer;
  const digest = sha256(...recipe.content);
  const right = elements(
    recipe.contentType === oid.tstInfo
      ? setOf(
          attribute(oid.contentType, objectIdentifier(oid.tstInfo)),
          attribute(oid.messageDigest, octetString(digest)),
          attribute(oid.signingCertificateV2, signingCertificateV2(certificate, sha256(certificate))),
        )
      : buildSignedAttributes({
          documentDigest: digest,
          signerCertificate: certificate,
          certificateDigest: sha256(certificate),
          commitment: recipe.commitment ?? 'proof-of-origin',
          signerRole: recipe.role,
        }),
  );
  const wanted = recipe.attributes?.(right) ?? right;
  return recipe.unsorted ? set(...wanted) : setOf(...wanted);
}

/** A time-stamp token over `content`; `info` replaces fields of the TSTInfo. */
export function aTimestamp(
  content: readonly Uint8Array[],
  tsa: Holder,
  time: Date,
  over: {
    info?: (fields: Uint8Array[]) => Uint8Array[];
    policy?: string;
    imprint?: Uint8Array;
    cms?: Partial<CmsRecipe>;
  } = {},
): Bytes {
  const fields = [
    integer(1),
    objectIdentifier(over.policy ?? '1.3.6.1.4.1.32473.2.1'),
    sequence(sha256Algorithm(), octetString(over.imprint ?? sha256(...content))),
    integer(time.getTime()),
    generalizedTime(time),
    sequence(integer(1)),
  ];
  const info = sequence(...(over.info?.(fields) ?? fields));
  return aCms({ content: [info], attached: info, contentType: oid.tstInfo, signer: tsa, ...over.cms });
}

export function elements(der: Uint8Array): Uint8Array[] {
  return children(readDer(der)).map(raw);
}

export function sha256(...pieces: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return new Uint8Array(hash.digest());
}
