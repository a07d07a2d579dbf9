import { PdfUpdate } from './pdf-append-update';
import { type DocumentEvidence, readEvidence } from './pdf-evidence';
import {
  array,
  dict,
  isArray,
  isRef,
  type PdfDict,
  PdfError,
  type PdfValue,
  withEntries,
} from './pdf-object';
import { readPdf } from './pdf-structure';
import type { PdfView } from './pdf-view';

/**
 * Appends certificates, CRLs and OCSP responses as a Document Security Store (ETSI EN 319 142-1 §5.4.2):
 * with a trusted time before it this makes level B-LT. What the document holds already is kept and not repeated;
 * with nothing new the bytes come back as they were. Throws {@link PdfError}.
 */
export function appendEvidence(pdf: Uint8Array, evidence: Partial<DocumentEvidence>): Uint8Array {
  const structure = readPdf(pdf);
  const view = structure.view();
  const held = readEvidence(view);
  const update = new PdfUpdate(structure);
  const before = view.dictionary(view.catalog.entries.get('DSS')) ?? dict({});
  const lists = [
    ['Certs', fresh(held.certificates, evidence.certificates)],
    ['CRLs', fresh(held.crls, evidence.crls)],
    ['OCSPs', fresh(held.ocspResponses, evidence.ocspResponses)],
  ] as const;
  if (lists.every(([, items]) => items.length === 0)) return pdf;
  const after = lists.reduce(
    (dss, [key, items]) =>
      extended(
        view,
        dss,
        key,
        items.map((item) => addStream(update, item)),
      ),
    before,
  );
  const root = view.trailer.entries.get('Root');
  if (!isRef(root)) throw new PdfError('pdf-catalog', 'the catalogue is not an object of its own');
  const current = view.catalog.entries.get('DSS');
  if (isRef(current)) update.replace(current, after);
  else update.replace(root, withEntries(view.catalog, { DSS: update.add(after) }));
  return update.append();
}

function fresh(held: readonly Uint8Array[], offered: readonly Uint8Array[] = []): Uint8Array[] {
  const unique: Uint8Array[] = [];
  for (const item of offered) if (![...held, ...unique].some((other) => same(item, other))) unique.push(item);
  return unique;
}

function addStream(update: PdfUpdate, data: Uint8Array): PdfValue {
  return update.add({ kind: 'stream', dict: dict({}), data });
}

function extended(view: PdfView, dss: PdfDict, key: string, added: PdfValue[]): PdfDict {
  if (added.length === 0) return dss;
  const before = view.resolve(dss.entries.get(key));
  return withEntries(dss, { [key]: array([...(isArray(before) ? before.items : []), ...added]) });
}

const same = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, i) => byte === b[i]);
