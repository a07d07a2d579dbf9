import { PDF } from '@libpdf/core';
import { oid } from '../oids';
import { fillPlaceholder } from '../pdf-placeholder';
import { prepareDocumentTimestamp, prepareRevision } from '../pdf-prepare-revision';
import { addUnsignedAttribute } from '../sign-cms';
import { attribute } from '../signed-attributes';
import type { Chamber, Holder } from './a-chamber';
import { aCms, aTimestamp, type CmsRecipe } from './a-cms';

export const orderXml =
  '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"><ID>PO-2026-000123</ID></Order>';

/** A one-page order with its XML attached, as the document maker saves it. */
export async function anOrderPdf(options: { xrefStream?: boolean; xml?: string } = {}): Promise<Uint8Array> {
  const pdf = PDF.create();
  pdf.addPage({ size: 'a4' }).drawText('Purchase order PO-2026-000123', { x: 50, y: 700 });
  pdf.addAttachment('order.xml', new TextEncoder().encode(options.xml ?? orderXml), {
    mimeType: 'application/xml',
  });
  return pdf.save({ useXRefStream: options.xrefStream ?? false });
}

export interface SignRecipe {
  fieldName?: string;
  signer: Holder;
  chain: Uint8Array[];
  cms?: Partial<CmsRecipe>;
  /** Adds a signature time-stamp of this time (level B-T). */
  timestamp?: { tsa: Holder; time: Date };
  contentsSize?: number;
  claimedTime?: Date;
}

/** Prepares, signs and fills one more revision. */
export function signPdf(pdf: Uint8Array, recipe: SignRecipe): Uint8Array {
  const prepared = prepareRevision(pdf, {
    fieldName: recipe.fieldName ?? 'buyer',
    contentsSize: recipe.contentsSize ?? 4096,
    claimedTime: recipe.claimedTime ?? new Date('2026-05-01T09:00:00Z'),
  });
  const base = {
    content: [prepared.digestInput()],
    signer: recipe.signer,
    chain: recipe.chain,
    ...recipe.cms,
  };
  if (!recipe.timestamp) return fillPlaceholder(prepared.revision, aCms(base));
  return fillPlaceholder(
    prepared.revision,
    withSignatureTimestamp(base, recipe.timestamp.tsa, recipe.timestamp.time),
  );
}

/** A signed message with a time-stamp over its signature value. */
export function withSignatureTimestamp(
  recipe: CmsRecipe,
  tsa: Holder,
  time: Date,
  over?: Parameters<typeof aTimestamp>[3],
): Uint8Array {
  let value = new Uint8Array();
  const remember = (signature: Uint8Array) => {
    value = signature.slice();
    return signature;
  };
  const plain = aCms({ ...recipe, signature: remember });
  return addUnsignedAttribute(plain, attribute(oid.signatureTimeStamp, aTimestamp([value], tsa, time, over)));
}

export function timestampPdf(
  pdf: Uint8Array,
  tsa: Holder,
  time: Date,
  fieldName = 'archive',
  over?: Parameters<typeof aTimestamp>[3],
): Uint8Array {
  const prepared = prepareDocumentTimestamp(pdf, { fieldName, contentsSize: 4096 });
  return fillPlaceholder(prepared.revision, aTimestamp([prepared.digestInput()], tsa, time, over));
}

/** An order signed by the buyer, then by the seller over it. */
export async function aSignedOrder(
  { chamber, buyer, seller, tsa }: Chamber,
  options: { xrefStream?: boolean; stamped?: boolean } = {},
): Promise<Uint8Array> {
  const stamp = (time: string) => (options.stamped ? { timestamp: { tsa, time: new Date(time) } } : {});
  const chain = [chamber.certificate];
  const byBuyer = signPdf(await anOrderPdf(options), {
    signer: buyer,
    chain,
    ...stamp('2026-05-01T09:00:05Z'),
  });
  return signPdf(byBuyer, {
    fieldName: 'seller',
    signer: seller,
    chain,
    cms: { commitment: 'proof-of-approval' },
    ...stamp('2026-05-02T09:00:05Z'),
  });
}
