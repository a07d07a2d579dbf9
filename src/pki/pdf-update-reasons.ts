/** What an update over an existing signature must not do. Each reason has a case in cases-documents/. */
export const updateReasons = {
  'update-replaces-catalogue': 'points the trailer to another catalogue',
  'update-changes-catalogue': 'changes the catalogue beyond its form and its validation material',
  'update-changes-metadata': 'changes the document information',
  'update-changes-form': 'changes the form beyond adding a signature field',
  'update-changes-signature': 'changes the value of an earlier signature',
  'update-changes-field': 'changes or removes an earlier form field',
  'update-changes-page': 'changes a page or something it shows',
  'update-changes-attachment': 'changes an attachment',
  'update-changes-object': 'changes an object of the signed document',
  'update-changes-evidence': 'removes or changes validation material',
  'update-frees-object': 'deletes an object of the signed document',
  'update-adds-object': 'adds an object that no new signature field needs',
  'update-outside-revision': 'lists an object that lies outside the bytes of the update',
  'update-hidden-bytes': 'carries bytes that belong to no listed object',
  'update-visible-field': 'draws a new field over pages that were already signed',
  'update-active-field': 'adds a field that is not a plain signature field',
  'update-unsigned-field': 'adds a signature field that nobody signed',
  'update-shares-signature': 'adds a field that points to an earlier signature',
  'update-empty': 'adds neither a signature nor validation material',
} as const;

export type UpdateReason = keyof typeof updateReasons;

/** Thrown while an update is examined; {@link examineUpdate} gives it back as a value. */
export class ForbiddenUpdate extends Error {
  constructor(
    readonly reason: UpdateReason,
    readonly detail?: string,
  ) {
    super(`the update ${updateReasons[reason]}${detail ? ` (${detail})` : ''}`);
  }
}
