import { isSpace } from './pdf-lexer';
import { ForbiddenUpdate } from './pdf-update-reasons';
import type { PdfView } from './pdf-view';
import type { XrefEntry } from './pdf-xref';

/** Sorts what a revision lists into objects changed and objects new; containers are explained by what they hold. */
export function changedObjects(
  after: PdfView,
  before: PdfView,
): { changed: Set<number>; added: Set<number> } {
  const changed = new Set<number>();
  const added = new Set<number>();
  const containers = new Set<number>();
  for (const [number, entry] of after.ownEntries) {
    const old = before.entry(number);
    if (entry.kind === 'free') {
      if (old && old.kind !== 'free') throw new ForbiddenUpdate('update-frees-object', `object ${number}`);
      continue;
    }
    if (old && sameEntry(entry, old)) continue;
    if (!liesInside(after, entry)) throw new ForbiddenUpdate('update-outside-revision', `object ${number}`);
    if (entry.kind === 'compressed') containers.add(entry.container);
    (old && old.kind !== 'free' ? changed : added).add(number);
  }
  for (const number of containers) added.delete(number);
  for (const section of after.revision.sections)
    if (section.number !== undefined) added.delete(section.number);
  return { changed, added };
}

function sameEntry(a: XrefEntry, b: XrefEntry): boolean {
  if (a.kind === 'plain') return b.kind === 'plain' && a.offset === b.offset && a.generation === b.generation;
  return (
    a.kind === 'compressed' && b.kind === 'compressed' && a.container === b.container && a.index === b.index
  );
}

function liesInside(view: PdfView, entry: XrefEntry): boolean {
  if (entry.kind === 'plain')
    return entry.offset >= view.revision.start && entry.offset < view.revision.sections[0]!.offset + 1;
  const container = entry.kind === 'compressed' ? view.ownEntries.get(entry.container) : undefined;
  return container?.kind === 'plain' && container.offset >= view.revision.start;
}

/** The bytes of an update are its listed objects, white space, and its cross-reference: nothing that a repairing reader could find. */
export function checkLayout(view: PdfView): void {
  const section = view.revision.sections[0]!;
  const written = [...view.ownEntries].flatMap(([number, entry]) =>
    entry.kind === 'plain' && entry.offset >= view.revision.start && entry.offset !== section.offset
      ? [{ number, ...entry }]
      : [],
  );
  let at = view.revision.start;
  for (const { number, offset, generation } of written.sort((a, b) => a.offset - b.offset)) {
    onlySpace(view.bytes, at, offset);
    at = view.endOf(number, generation);
  }
  onlySpace(view.bytes, at, section.offset);
}

function onlySpace(bytes: Uint8Array, from: number, to: number): void {
  if (from > to) throw new ForbiddenUpdate('update-hidden-bytes', `objects overlap at byte ${to}`);
  for (let at = from; at < to; at++) {
    if (!isSpace(bytes[at]!)) throw new ForbiddenUpdate('update-hidden-bytes', `at byte ${at}`);
  }
}
