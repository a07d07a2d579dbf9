import { findingOf, findingOfError, passed } from './finding';
import { examineUpdate } from './pdf-examine-update';
import { type SignatureField, signatureFields } from './pdf-form';
import { nameOf } from './pdf-object';
import { type PdfSignature, readSignature, signatureRevision } from './pdf-signature';
import type { PdfStructure } from './pdf-structure';
import type { Finding } from './report';
import { Refused } from './signature-reasons';

/** A signature of the document with what its place in the document says about it. */
export interface FoundSignature {
  readonly name: string;
  readonly kind: 'signature' | 'document-timestamp';
  /** Index of the revision that it closes. */
  readonly revision: number;
  readonly signature?: PdfSignature;
  /** Not passed when it is malformed, covers something else, or was followed by a forbidden change. */
  readonly finding: Finding;
}

const maximumSignatures = 32;

/**
 * Finds the filled signature fields of every revision, oldest first, so that one removed or replaced later is found
 * too, and examines each update made over a signature. Throws PdfError or Refused when the document cannot be read.
 */
export function collectSignatures(structure: PdfStructure): FoundSignature[] {
  const found: FoundSignature[] = [];
  const seen = new Map<string, string>();
  for (let index = 0; index < structure.revisions.length; index++) {
    const view = structure.view(index);
    const change = found.length > 0 ? examineUpdate(view) : undefined;
    if (change && !change.permitted) spoil(found, findingOf(change.refusal.reason, change.refusal.detail));
    for (const field of signatureFields(view).filter((candidate) => candidate.value)) {
      const entry = field.valueReference && view.entry(field.valueReference.number);
      const key = `${field.valueReference?.number} ${entry?.kind === 'plain' ? entry.offset : 'inside'}`;
      if (seen.get(key) === field.name) continue;
      const shared = seen.has(key);
      seen.set(key, field.name);
      if (found.length >= maximumSignatures) throw new Refused('document-too-many-signatures');
      found.push(
        shared
          ? { name: field.name, kind: 'signature', revision: index, finding: findingOf('signature-shared') }
          : readField(structure, index, field),
      );
    }
  }
  return found;
}

function readField(structure: PdfStructure, index: number, field: SignatureField): FoundSignature {
  const view = structure.view(index);
  const kind =
    nameOf(field.value!.entries.get('Type')) === 'DocTimeStamp' ? 'document-timestamp' : 'signature';
  try {
    const revision = signatureRevision(structure, view, field);
    if (revision !== index) throw new Refused('signature-dictionary', 'older than its field');
    return {
      name: field.name,
      kind,
      revision,
      signature: readSignature(structure, view, field, revision),
      finding: passed,
    };
  } catch (error) {
    return { name: field.name, kind, revision: index, finding: findingOfError(error) };
  }
}

/** Earlier signatures signed something that was changed afterwards. */
function spoil(found: FoundSignature[], finding: Finding): void {
  found.forEach((signature, i) => {
    if (signature.finding.indication === 'TOTAL-PASSED') found[i] = { ...signature, finding };
  });
}
