import { changedKeys, samePdfValue } from './pdf-equal';
import { signatureFields } from './pdf-form';
import { checkNewField } from './pdf-new-field';
import { isArray, isRef, nameOf, type PdfRef, type PdfValue } from './pdf-object';
import { reasonForChange } from './pdf-update-blame';
import { checkEvidence } from './pdf-update-evidence';
import { changedObjects, checkLayout } from './pdf-update-layout';
import { ForbiddenUpdate, type UpdateReason } from './pdf-update-reasons';
import type { PdfView } from './pdf-view';

/** What a permitted update brought: the object numbers of its new signature fields. */
export type UpdateVerdict =
  | { permitted: true; newFields: number[] }
  | { permitted: false; refusal: ForbiddenUpdate };

/**
 * Decides whether the newest revision of `after` only adds signature fields or validation material to a
 * document that was signed before (`after.before`). Everything else is refused by name: what is not on the
 * short list of permitted changes is a change of what somebody signed. Throws PdfError on malformed structure.
 */
export function examineUpdate(after: PdfView): UpdateVerdict {
  try {
    return { permitted: true, newFields: new Examination(after, after.before!).run() };
  } catch (error) {
    if (error instanceof ForbiddenUpdate) return { permitted: false, refusal: error };
    throw error;
  }
}

class Examination {
  /** Objects that existed and are listed anew, and objects that are new; each is struck out once explained. */
  private readonly changed: Set<number>;
  private readonly added: Set<number>;

  constructor(
    private readonly after: PdfView,
    private readonly before: PdfView,
  ) {
    ({ changed: this.changed, added: this.added } = changedObjects(after, before));
  }

  run(): number[] {
    this.trailer();
    const newFields = this.catalogue();
    for (const field of newFields) this.field(field);
    this.filledFields();
    for (const number of this.changed) throw new ForbiddenUpdate(...reasonForChange(this.before, number));
    for (const number of this.added) throw new ForbiddenUpdate('update-adds-object', `object ${number}`);
    checkLayout(this.after);
    if (newFields.length === 0 && !this.evidenceAdded && this.filled === 0)
      throw new ForbiddenUpdate('update-empty');
    return newFields.map((field) => field.number);
  }

  private evidenceAdded = false;
  private filled = 0;

  private trailer(): void {
    const [then, now] = [this.before.trailer.entries, this.after.trailer.entries];
    if (!samePdfValue(then.get('Root'), now.get('Root')))
      throw new ForbiddenUpdate('update-replaces-catalogue');
    if (now.has('Info') && !samePdfValue(then.get('Info'), now.get('Info')))
      throw new ForbiddenUpdate('update-changes-metadata');
  }

  private catalogue(): PdfRef[] {
    const root = this.after.trailer.entries.get('Root');
    const [then, now] = [this.before.catalog, this.after.catalog];
    if (isRef(root)) this.changed.delete(root.number);
    for (const key of changedKeys(then, now)) {
      if (key === 'AcroForm' || key === 'DSS' || key === 'Extensions') continue;
      throw new ForbiddenUpdate(
        key === 'Names' || key === 'AF'
          ? 'update-changes-attachment'
          : key === 'Pages'
            ? 'update-changes-page'
            : key === 'Metadata'
              ? 'update-changes-metadata'
              : 'update-changes-catalogue',
        `/${key}`,
      );
    }
    this.evidenceAdded = checkEvidence(this.before, this.after, this.changed, this.added);
    return this.form(then.entries.get('AcroForm'), now.entries.get('AcroForm'));
  }

  private form(then: PdfValue | undefined, now: PdfValue | undefined): PdfRef[] {
    if (isRef(then) && !samePdfValue(then, now)) throw new ForbiddenUpdate('update-changes-form', 'replaced');
    this.explain(then, now, 'update-changes-form');
    const [old, form] = [this.before.dictionary(then), this.after.dictionary(now)];
    if (!form) {
      if (old) throw new ForbiddenUpdate('update-changes-form', 'removed');
      return [];
    }
    for (const key of old ? changedKeys(old, form) : form.entries.keys()) {
      if (key !== 'Fields' && key !== 'SigFlags') throw new ForbiddenUpdate('update-changes-form', `/${key}`);
    }
    return this.appended(
      old?.entries.get('Fields'),
      form.entries.get('Fields'),
      () => new ForbiddenUpdate('update-changes-field', 'the list of fields'),
    );
  }

  /** The references that `now` adds behind those of `then`, all of them new objects. */
  private appended(
    then: PdfValue | undefined,
    now: PdfValue | undefined,
    refusal: () => ForbiddenUpdate,
  ): PdfRef[] {
    if (isRef(now) && !this.explained(then, now)) throw refusal();
    const [old, list] = [this.before.resolve(then), this.after.resolve(now)];
    const oldItems = isArray(old) ? old.items : [];
    const items = isArray(list) ? list.items : [];
    if (!oldItems.every((item, i) => samePdfValue(item, items[i]))) throw refusal();
    const extra = items.slice(oldItems.length);
    if (
      !extra.every(
        (item): item is PdfRef =>
          isRef(item) && this.after.ownEntries.has(item.number) && !this.before.entry(item.number),
      )
    )
      throw refusal();
    return extra;
  }

  private field(reference: PdfRef): void {
    const field = this.after.dictionary(reference);
    if (!field) throw new ForbiddenUpdate('update-active-field', 'not a dictionary');
    for (const used of checkNewField(this.after, this.before, field)) this.added.delete(used);
    this.added.delete(reference.number);
    this.page(field.entries.get('P'), reference);
  }

  /** The page of a new widget may list it among its annotations, behind those it had. */
  private page(page: PdfValue | undefined, widget: PdfRef): void {
    if (!isRef(page)) return;
    const [then, now] = [this.before.dictionary(page), this.after.dictionary(page)];
    if (!then || !now || nameOf(then.entries.get('Type')) !== 'Page')
      throw new ForbiddenUpdate('update-active-field', 'on no page of the document');
    if (changedKeys(then, now).some((key) => key !== 'Annots'))
      throw new ForbiddenUpdate('update-changes-page');
    const extra = this.appended(
      then.entries.get('Annots'),
      now.entries.get('Annots'),
      () => new ForbiddenUpdate('update-changes-page', 'annotations'),
    );
    if (extra.some((item) => item.number !== widget.number))
      throw new ForbiddenUpdate('update-changes-page', 'annotations');
    this.changed.delete(page.number);
  }

  /** A field that was there, empty, may receive its signature. */
  private filledFields(): void {
    for (const { reference, field, value } of signatureFields(this.before)) {
      const now = this.changed.has(reference.number) && !value ? this.after.dictionary(reference) : undefined;
      if (!now || changedKeys(field, now).some((key) => key !== 'V')) continue;
      const signature = now.entries.get('V');
      if (!isRef(signature) || !this.added.has(signature.number))
        throw new ForbiddenUpdate('update-shares-signature');
      if (!this.after.dictionary(signature)) throw new ForbiddenUpdate('update-unsigned-field');
      this.added.delete(signature.number);
      this.changed.delete(reference.number);
      this.filled++;
    }
  }

  private explain(then: PdfValue | undefined, now: PdfValue | undefined, reason: UpdateReason): void {
    if (isRef(now) && !this.explained(then, now))
      throw new ForbiddenUpdate(reason, 'an older object is used anew');
  }

  /** An object is explained when it is new, or stood in this very place before. */
  private explained(then: PdfValue | undefined, now: PdfRef): boolean {
    if (!samePdfValue(then, now)) return this.added.delete(now.number);
    this.changed.delete(now.number);
    return true;
  }
}
