import { samePdfValue } from './pdf-equal';
import { isArray, isDict, isRef, isStream, type PdfDict, type PdfValue } from './pdf-object';
import { ForbiddenUpdate } from './pdf-update-reasons';
import type { PdfView } from './pdf-view';

const dssKeys = new Set(['Type', 'Certs', 'CRLs', 'OCSPs', 'VRI']);
const vriKeys = new Set(['Type', 'Cert', 'CRL', 'OCSP', 'TU', 'TS']);

/**
 * Validation material may only grow: arrays keep what they held and hold streams, VRI keeps its entries
 * (ETSI EN 319 142-1 §5.4.2). The shape is fixed, so that a page cannot pose as validation material.
 * Strikes the objects it explains out of `changed` and `added`; says whether anything was added.
 */
export function checkEvidence(
  before: PdfView,
  after: PdfView,
  changed: Set<number>,
  added: Set<number>,
): boolean {
  const sizeBefore = added.size;
  dss(before.catalog.entries.get('DSS'), after.catalog.entries.get('DSS'));
  return added.size < sizeBefore;

  function dss(old: PdfValue | undefined, now: PdfValue | undefined): void {
    if (old === undefined && now === undefined) return;
    for (const [key, then, value] of grownEntries(old, now)) {
      if (!dssKeys.has(key)) throw refusal(`/${key}`);
      if (key === 'VRI') vri(then, value);
      else if (key !== 'Type') streams(then, value);
    }
  }

  function vri(old: PdfValue | undefined, now: PdfValue | undefined): void {
    for (const [key, then, value] of grownEntries(old, now)) if (key !== 'Type') vriEntry(then, value);
  }

  function vriEntry(old: PdfValue | undefined, now: PdfValue | undefined): void {
    for (const [key, then, value] of grownEntries(old, now)) {
      if (!vriKeys.has(key)) throw refusal(`/${key}`);
      if (key === 'Cert' || key === 'CRL' || key === 'OCSP') streams(then, value);
      else if (key === 'TS') stream(value);
    }
  }

  function streams(old: PdfValue | undefined, now: PdfValue | undefined): void {
    explain(old, now);
    const [was, is] = [before.resolve(old), after.resolve(now)];
    const oldItems = isArray(was) ? was.items : [];
    if (!isArray(is) || !oldItems.every((item, i) => samePdfValue(item, is.items[i])))
      throw refusal('an item is gone');
    for (const item of is.items) stream(item);
  }

  function stream(value: PdfValue | undefined): void {
    if (!isRef(value) || !isStream(after.resolve(value))) throw refusal('not a stream');
    added.delete(value.number);
  }

  /** The entries of a dictionary that lost none. */
  function grownEntries(old: PdfValue | undefined, now: PdfValue | undefined) {
    explain(old, now);
    const [was, is] = [before.resolve(old), after.resolve(now)];
    if (!isDict(is)) throw refusal('removed');
    const then: PdfDict['entries'] = isDict(was) ? was.entries : new Map();
    for (const key of then.keys()) if (!is.entries.has(key)) throw refusal(`/${key} is gone`);
    return [...is.entries].map(([key, value]) => [key, then.get(key), value] as const);
  }

  /** An object counts as explained when it is new, or stood in this very place before. */
  function explain(old: PdfValue | undefined, now: PdfValue | undefined): void {
    if (!isRef(now)) return;
    if (samePdfValue(old, now)) changed.delete(now.number);
    else if (!added.delete(now.number)) throw refusal('an older object is used anew');
  }
}

const refusal = (detail: string) => new ForbiddenUpdate('update-changes-evidence', detail);
