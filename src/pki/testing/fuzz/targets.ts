import { parseCertificate } from '../../certificate';
import { readCms } from '../../cms-structure';
import { parseCrl } from '../../crl';
import { elementLength } from '../../der-length';
import { oid } from '../../oids';
import { appendEvidence } from '../../pdf-append-evidence';
import { findSignedRange } from '../../pdf-byte-range';
import { addUnsignedAttribute } from '../../sign-cms';
import { attribute } from '../../signed-attributes';
import { validatePath } from '../../validate-path';
import { verifyContainer } from '../../verify-container';
import { verifyDetached } from '../../verify-detached';
import { verifyDocument } from '../../verify-document';
import { aChamber, aRevocationList, at } from '../a-chamber';
import { aCms, aTimestamp } from '../a-cms';
import { aContainer } from '../a-container';
import { anOrderPdf, signPdf } from '../an-order-pdf';
import { byteMutators, type Mutator } from './mutate-bytes';
import { derMutators } from './mutate-der';
import { pdfMutators } from './mutate-pdf';

/** Something valid to be mutated, and what must hold for whatever comes of it. */
export interface Target {
  readonly name: string;
  readonly valid: Uint8Array;
  readonly mutators: Record<string, Mutator>;
  /** Puts mutated bytes where the verifier meets them; undefined when the builder itself refuses them. */
  embedded?(bytes: Uint8Array): Uint8Array | undefined;
  /** Verifies what `embedded` gave; says whether it passed. Anything thrown is a crash. */
  verify(bytes: Uint8Array): boolean;
  /** Whether what was signed is still the same, for mutated bytes that passed. */
  sameSignedBytes(bytes: Uint8Array): boolean;
}

export async function makeTargets(): Promise<Target[]> {
  const chamber = aChamber();
  const { root, buyer, tsa } = chamber;
  const crls = [root, chamber.chamber].map((issuer) =>
    aRevocationList(issuer, new Date('2026-05-20T00:00:00Z'), new Date('2026-07-01T00:00:00Z'), [
      { certificate: chamber.seller, on: new Date('2026-05-10T00:00:00Z'), reason: 1 },
    ]),
  );
  const trust = { anchors: [root.certificate], at, crls, revocation: 'require' as const };
  const path = {
    ...trust,
    leaf: buyer.certificate,
    intermediates: [chamber.chamber.certificate],
    ocspResponses: [],
  };
  const content = new TextEncoder().encode('<Order><ID>PO-2026-000123</ID></Order>');
  const chain = [chamber.chamber.certificate];
  const cms = aCms({ content: [content], signer: buyer, chain, role: 'Director' });
  const token = aTimestamp([readCms(cms).signer.signature], tsa, new Date('2026-05-25T00:00:00Z'));
  const stamped = (bytes: Uint8Array) => addUnsignedAttribute(cms, attribute(oid.signatureTimeStamp, bytes));
  const pdf = appendEvidence(
    signPdf(await anOrderPdf({ xrefStream: true }), {
      signer: buyer,
      chain,
      contentsSize: 1800,
      timestamp: undefined,
    }),
    { certificates: [] },
  );
  const tablePdf = signPdf(signPdf(await anOrderPdf(), { signer: buyer, chain, contentsSize: 1800 }), {
    fieldName: 'again',
    signer: buyer,
    chain,
    contentsSize: 1800,
  });
  const passed = (report: { indication: string }) => report.indication === 'TOTAL-PASSED';
  return [
    {
      name: 'certificate',
      valid: buyer.certificate,
      mutators: derMutators,
      verify: (leaf) => validatePath({ ...path, leaf }).valid,
      sameSignedBytes: (bytes) => same(parseCertificate(bytes).tbs, parseCertificate(buyer.certificate).tbs),
    },
    {
      name: 'issuer certificate',
      valid: chamber.chamber.certificate,
      mutators: derMutators,
      verify: (issuer) => validatePath({ ...path, intermediates: [issuer] }).valid,
      sameSignedBytes: (bytes) =>
        same(parseCertificate(bytes).tbs, parseCertificate(chamber.chamber.certificate).tbs),
    },
    {
      name: 'revocation list',
      valid: crls[1]!,
      mutators: derMutators,
      verify: (list) => validatePath({ ...path, crls: [crls[0]!, list] }).valid,
      sameSignedBytes: (bytes) => same(parseCrl(bytes).tbs, parseCrl(crls[1]!).tbs),
    },
    {
      name: 'signature',
      valid: cms,
      mutators: derMutators,
      verify: (bytes) => passed(verifyDetached(content, bytes, trust)),
      sameSignedBytes: (bytes) => same(readCms(bytes).signer.signedBytes, readCms(cms).signer.signedBytes),
    },
    {
      name: 'time-stamp',
      valid: token,
      mutators: derMutators,
      embedded: (bytes) => attempt(() => stamped(bytes)),
      verify: (message) => {
        const report = verifyDetached(content, message, trust);
        return passed(report) && report.timestamps.length > 0 && report.timestamps.every(passed);
      },
      sameSignedBytes: (bytes) => {
        // The same token twice is two good tokens.
        const [first, original] = [readCms(bytes.subarray(0, elementLength(bytes))), readCms(token)];
        return (
          same(first.signer.signedBytes, original.signer.signedBytes) &&
          same(first.content!, original.content!)
        );
      },
    },
    ...[pdf, tablePdf].map(
      (valid, i): Target => ({
        name: i === 0 ? 'PDF with streams' : 'PDF with two signatures',
        valid,
        mutators: pdfMutators,
        verify: (bytes) => passed(verifyDocument(bytes, trust)),
        sameSignedBytes: (bytes) => sameOutsideContents(bytes, valid),
      }),
    ),
    {
      name: 'container',
      valid: aContainer(chamber, [{ name: 'order.xml', bytes: content }]),
      mutators: byteMutators,
      verify: (bytes) => passed(verifyContainer(bytes, trust)),
      // Dates in zip headers and bits between the files are not signed; the files themselves are compared by the verifier.
      sameSignedBytes: () => true,
    },
  ];
}

function sameOutsideContents(bytes: Uint8Array, valid: Uint8Array): boolean {
  const range = findSignedRange(valid);
  if (!range || bytes.length !== valid.length) return false;
  return valid.every((byte, at) => bytes[at] === byte || (at >= range.hexStart && at < range.hexEnd));
}

const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

/** The builder may refuse to build around malformed bytes; that is not what is tested. */
function attempt<Value>(build: () => Value): Value | undefined {
  try {
    return build();
  } catch {
    return undefined;
  }
}
