import { isArray, isStream, type PdfDict, PdfError, type PdfValue } from './pdf-object';
import type { PdfView } from './pdf-view';

/** Validation material carried by the document: its DSS (ETSI EN 319 142-1 §5.4.2). */
export interface DocumentEvidence {
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocspResponses: readonly Uint8Array[];
}

const maximumItems = 64;

/** Reads the Document Security Store of the given revision, within bounds. Throws {@link PdfError}. */
export function readEvidence(view: PdfView): DocumentEvidence {
  const dss = view.dictionary(view.catalog.entries.get('DSS'));
  return {
    certificates: streams(view, dss, 'Certs'),
    crls: streams(view, dss, 'CRLs'),
    ocspResponses: streams(view, dss, 'OCSPs'),
  };
}

function streams(view: PdfView, dss: PdfDict | undefined, key: string): Uint8Array[] {
  const list = view.resolve(dss?.entries.get(key));
  if (list === null) return [];
  if (!isArray(list) || list.items.length > maximumItems)
    throw new PdfError('pdf-evidence', `/${key} of the DSS is not a short array`);
  return list.items.map((item) => streamBytes(view, item));
}

function streamBytes(view: PdfView, item: PdfValue): Uint8Array {
  const stream = view.resolve(item);
  if (!isStream(stream)) throw new PdfError('pdf-evidence', 'validation material is not a stream');
  return view.decode(stream);
}
