import { octetString } from '../../der-write';
import { oid } from '../../oids';
import { appendEvidence } from '../../pdf-append-evidence';
import { array, dict, isStream, name, type PdfDict, ref, withEntries } from '../../pdf-object';
import { fillPlaceholder } from '../../pdf-placeholder';
import { prepareRevision } from '../../pdf-prepare-revision';
import { readPdf } from '../../pdf-structure';
import { latin1, textString } from '../../pdf-write';
import { attribute } from '../../signed-attributes';
import { aCertificate, aParty, aRevocationList, type Chamber } from '../a-chamber';
import { aCms } from '../a-cms';
import { anOrderPdf, aSignedOrder, signPdf, timestampPdf } from '../an-order-pdf';
import { type DocumentCase, type Expected, fails, passes, undecided } from './case';
import {
  attack,
  catalogueRef,
  fieldsOf,
  filledAt,
  firstPage,
  joined,
  lastContents,
  oddSignature,
  pad,
  rawUpdate,
  refOf,
  replaced,
} from './tampering';

type Making = Chamber & { order: Uint8Array; signed: Uint8Array; both: Uint8Array };

const pdf = (
  caseName: string,
  why: string,
  file: Uint8Array,
  expected: Expected,
  more: Partial<DocumentCase> = {},
): DocumentCase => ({ name: caseName, why, kind: 'pdf', file, expected, ...more });

export async function documentCases(chamber: Chamber): Promise<DocumentCase[]> {
  const order = await anOrderPdf();
  const signed = signPdf(order, { signer: chamber.buyer, chain: [chamber.chamber.certificate] });
  const making = { ...chamber, order, signed, both: await aSignedOrder(chamber) };
  return [
    ...(await goodCases(making)),
    ...signatureCases(making),
    ...(await updateCases(making)),
    ...structureCases(making),
    ...trustCases(making),
  ];
}

async function goodCases({ order, signed, both, ...chamber }: Making): Promise<DocumentCase[]> {
  const rsa = aParty(chamber.chamber, 'Rui Silva', { rsa: true });
  const chain = [chamber.chamber.certificate];
  return [
    pdf('document-good-one-signature', 'The buyer signed.', signed, passes),
    pdf('document-good-two-signatures', 'The seller signed over the buyer’s signature; both stand.', both, {
      ...passes,
      signatures: [null, null],
    }),
    pdf(
      'document-good-cross-reference-stream',
      'The same in a PDF of compressed cross-references.',
      await aSignedOrder(chamber, { xrefStream: true }),
      { ...passes, signatures: [null, null] },
    ),
    pdf('document-good-rsa', 'Signed by an RSA key.', signPdf(order, { signer: rsa, chain }), passes),
    pdf(
      'document-good-evidence',
      'Validation material was added after signing, which changes nothing that was signed.',
      appendEvidence(both, { certificates: [chamber.root.certificate] }),
      passes,
    ),
    pdf(
      'document-good-empty-field-filled',
      'A signature field that was there empty may be filled.',
      filledField(chamber, order),
      { ...passes, signatures: [null, null] },
    ),
    pdf(
      'document-good-linebreak-after-marker',
      'The first signature ends at %%EOF; the line break behind it belongs to the next revision.',
      withoutLastLineBreak(chamber, order),
      { ...passes, signatures: [null, null] },
    ),
    pdf('document-unsigned', 'Nobody signed.', order, undecided('document-unsigned')),
  ];
}

/** What is wrong with one signature and its dictionary. */
function signatureCases({ order, signed, both, ...chamber }: Making): DocumentCase[] {
  const by = { signer: chamber.buyer, chain: [chamber.chamber.certificate] };
  const odd = (over: Partial<Parameters<typeof oddSignature>[1]>) => oddSignature(order, { ...by, ...over });
  /** The spaces behind the ByteRange leave room for another entry. */
  const extraEntry = (entry: string) => (revision: Uint8Array) =>
    replaced(revision, `]${' '.repeat(entry.length)}`, `]${entry}`);
  const { hexStart } = lastContents(signed);
  return [
    pdf(
      'signature-byte-flipped',
      'One letter of the page was changed.',
      replaced(signed, '/Helvetica', '/Helvetico'),
      fails('cms-message-digest-wrong'),
    ),
    pdf(
      'signature-attachment-flipped',
      'The amount in the embedded XML was changed in place.',
      replaced(signed, 'PO-2026-000123', 'PO-2026-000124'),
      fails('cms-message-digest-wrong'),
    ),
    pdf(
      'signature-last-byte-changed',
      'The very last byte.',
      joined(signed.slice(0, -1), latin1('\r')),
      fails('cms-message-digest-wrong'),
    ),
    pdf(
      'signature-signing-time',
      'PAdES has its time in the dictionary and forbids signing-time.',
      signPdf(order, { ...by, cms: { attributes: (right) => [...right, signingTime()] } }),
      undecided('cms-signing-time-present'),
    ),
    pdf(
      'signature-content-attached',
      'A CMS message that brings content of its own.',
      signPdf(order, { ...by, cms: { attached: latin1('other') } }),
      fails('cms-content-attached'),
    ),
    pdf(
      'signature-of-another-document',
      'A good signature, copied here from another document.',
      fillPlaceholder(
        prepareRevision(order, { fieldName: 'buyer', contentsSize: 4096 }).revision,
        aCms({ ...by, content: [latin1('another document')] }),
      ),
      fails('cms-message-digest-wrong'),
    ),
    pdf(
      'signature-by-stranger',
      'Signed by somebody whose issuer nobody here trusts.',
      signPdf(order, {
        signer: aCertificate({ name: 'Eve', issuer: aCertificate({ name: 'Eve root', ca: true }) }),
        chain: [],
      }),
      undecided('issuer-not-found'),
    ),
    pdf(
      'signature-self-made',
      'Signed with a certificate that its holder made.',
      signPdf(order, { signer: aCertificate({ name: 'Chamber of Commerce of Ziguinchor' }), chain: [] }),
      undecided('issuer-not-found'),
    ),
    pdf(
      'byte-range-not-from-start',
      'The range begins behind the header.',
      odd({ range: ([, b, c, d]) => [9, b - 9, c, d] }),
      fails('byte-range-malformed'),
    ),
    pdf(
      'byte-range-six-numbers',
      'A third span between the two.',
      odd({ range: ([a, b, c, d]) => [a, b, c, 1, c + 1, d - 1] }),
      fails('byte-range-malformed'),
    ),
    pdf(
      'byte-range-negative',
      'A negative length.',
      odd({ range: ([a, b, c]) => [a, b, c, -1] }),
      fails('byte-range-malformed'),
    ),
    pdf(
      'byte-range-wide-gap',
      'The gap is wider than the Contents: what lies in it is signed by nobody (universal signature forgery).',
      odd({ range: ([a, b, c, d]) => [a, b - 40, c, d] }),
      fails('byte-range-gap'),
    ),
    pdf(
      'byte-range-late-second-span',
      'The second span begins later than the Contents end.',
      odd({ range: ([a, b, c, d]) => [a, b, c + 20, d - 20] }),
      fails('byte-range-gap'),
    ),
    pdf(
      'byte-range-overlap',
      'The spans overlap, so the Contents would sign themselves.',
      odd({ range: ([a, b, , d]) => [a, b, b - 10, d] }),
      fails('byte-range-gap'),
    ),
    pdf(
      'byte-range-short',
      'The end of the file is not covered.',
      odd({ range: ([a, b, c, d]) => [a, b, c, d - 30] }),
      fails('byte-range-revision'),
    ),
    pdf(
      'byte-range-one-byte-short',
      'All but the last byte is covered.',
      odd({ range: ([a, b, c, d]) => [a, b, c, d - 1] }),
      fails('byte-range-revision'),
    ),
    pdf(
      'byte-range-beyond-file',
      'The range reaches behind the end of the file.',
      odd({ range: ([a, b, c, d]) => [a, b, c, d + 9] }),
      fails('byte-range-revision'),
    ),
    pdf(
      'contents-literal',
      'Contents as a literal string.',
      literal(signed),
      fails('contents-not-hexadecimal'),
    ),
    pdf(
      'contents-white-space',
      'White space between the digits: another reader may find the end elsewhere.',
      spaced(signed),
      fails('contents-not-hexadecimal'),
    ),
    pdf(
      'contents-odd-character',
      'A character that is no hexadecimal digit.',
      withByte(signed, hexStart + 8000, 'g'),
      fails('pdf-syntax'),
    ),
    pdf(
      'contents-empty',
      'The placeholder was never filled.',
      prepareRevision(order, { fieldName: 'buyer', contentsSize: 512 }).revision,
      fails('contents-empty'),
    ),
    pdf(
      'contents-padded',
      'Something other than zeros behind the signature.',
      withByte(signed, hexStart + 8100, '1'),
      fails('contents-padding'),
    ),
    pdf(
      'contents-length-bomb',
      'A signature that claims to be longer than its Contents.',
      withText(signed, hexStart, '3084ffffffff'),
      fails('cms-malformed'),
    ),
    pdf(
      'contents-indefinite-length',
      'BER of indefinite length.',
      withText(signed, hexStart, '3080'),
      fails('cms-malformed'),
    ),
    pdf(
      'contents-oversized',
      'A placeholder with a quarter of a megabyte of signature.',
      signPdf(order, { ...by, contentsSize: 280_000, cms: { unsigned: [bigAttribute()] } }),
      fails('cms-too-large'),
    ),
    pdf(
      'signature-type-pkcs7',
      'adbe.pkcs7.detached does not bind the certificate of the signer.',
      odd({ edit: (r) => replaced(r, '/ETSI.CAdES.detached', '/adbe.pkcs7.detached') }),
      fails('signature-type'),
    ),
    pdf(
      'signature-type-sha1',
      'adbe.pkcs7.sha1 signs a SHA-1 digest.',
      odd({ edit: (r) => replaced(r, '/ETSI.CAdES.detached', '/adbe.pkcs7.sha1    ') }),
      fails('signature-type'),
    ),
    pdf(
      'signature-type-mixed',
      'A signature that claims to be a time-stamp token.',
      odd({
        edit: (r) => replaced(r, '/ETSI.CAdES.detached', '/ETSI.RFC3161       '),
      }),
      fails('signature-type'),
    ),
    pdf(
      'signature-certificate-entry',
      'PAdES forbids /Cert in the dictionary.',
      odd({ edit: extraEntry('/Cert()') }),
      fails('signature-dictionary'),
    ),
    pdf(
      'signature-reference-entry',
      'A transform method could mean that only a part is signed.',
      odd({ edit: extraEntry('/Reference[]') }),
      fails('signature-reference'),
    ),
    pdf(
      'signature-contents-twice',
      'Two Contents in one dictionary: one for each reader.',
      odd({ edit: extraEntry('/Contents<00>') }),
      fails('pdf-duplicate-key'),
    ),
    pdf(
      'signature-byte-range-twice',
      'Two ByteRanges in one dictionary.',
      odd({ edit: extraEntry('/ByteRange[]') }),
      fails('pdf-duplicate-key'),
    ),
    pdf(
      'signature-dictionary-inline',
      'The signature lies inside of its field, not as an object of its own.',
      inlineSignature(order),
      fails('signature-dictionary'),
    ),
    pdf(
      'signature-nested',
      'A signature dictionary nested inside of another.',
      odd({ edit: extraEntry('/V<</Type/Sig>>') }),
      fails('signature-dictionary'),
    ),
    pdf(
      'signature-shared',
      'Two fields show the same signature.',
      sharedSignature(chamber, order),
      fails('signature-shared'),
    ),
    pdf(
      'signature-too-many',
      'More fields than are examined.',
      manyFields(order),
      fails('document-too-many-signatures'),
    ),
    pdf(
      'signature-wrapping',
      'The signed bytes moved into the gap of a new range, with other pages around them (signature wrapping).',
      wrapped(signed),
      fails('byte-range-gap'),
    ),
    pdf(
      'signature-second-flipped',
      'The second signature is damaged; the first still stands.',
      flippedSecond(both),
      fails('cms-message-digest-wrong', { signatures: [null, 'cms-message-digest-wrong'] }),
    ),
    pdf(
      'signature-first-changed-by-second',
      'A digit of the first signature was changed before the second was made: the second stands, the first does not.',
      secondOverDamaged(chamber, signed),
      fails('cms-signature-wrong', { signatures: ['cms-signature-wrong', null] }),
    ),
  ];
}

/** Updates over a signature: shadow content, incremental saving, wrapping. */
async function updateCases({ order, signed, both, ...chamber }: Making): Promise<DocumentCase[]> {
  const later = (
    caseName: string,
    why: string,
    reason: string,
    file: Uint8Array,
    more: Partial<Expected> = {},
  ) => pdf(`update-${caseName}`, why, file, fails(reason, more));
  const seller = { fieldName: 'seller', signer: chamber.seller, chain: [chamber.chamber.certificate] };
  const evidence = { certificates: [chamber.root.certificate] };
  const contentsOf = (view: Parameters<typeof firstPage>[0]) =>
    refOf(view.dictionary(firstPage(view))!.entries.get('Contents'));
  const otherPage = attack(signed, (update, view) =>
    update.replace(contentsOf(view), {
      kind: 'stream',
      dict: dict({}),
      data: latin1('BT /F0 12 Tf 50 700 Td (Pay 10 times more) Tj ET'),
    }),
  );
  const attachment = (view: Parameters<typeof firstPage>[0]) => embeddedFile(view);
  const info = (view: Parameters<typeof firstPage>[0]) => refOf(view.trailer.entries.get('Info'));
  const field = (extra: Record<string, Parameters<typeof dict>[0][string]>) =>
    dict({
      Type: name('Annot'),
      Subtype: name('Widget'),
      FT: name('Sig'),
      T: textString('extra'),
      Rect: array([0, 0, 0, 0]),
      ...extra,
    });
  const withField = (extra: Record<string, Parameters<typeof dict>[0][string]>) =>
    attack(signed, (update, view) => {
      const added = update.add(field(extra));
      update.replace(
        catalogueRef(view),
        withEntries(view.catalog, {
          AcroForm: dict({ Fields: array([...fieldsOf(view), added]), SigFlags: 3 }),
        }),
      );
    });
  const lateObject = attack(order, (update, view) =>
    update.replace(
      catalogueRef(view),
      withEntries(view.catalog, { ViewerPreferences: update.add(dict({ HideToolbar: true })) }),
    ),
  );
  const signedLate = signPdf(lateObject, { signer: chamber.buyer, chain: seller.chain });
  const withEvidence = appendEvidence(both, { ...evidence, crls: [latin1('a list')] });
  const catalogueWith = (entries: PdfDict) =>
    attack(signed, (update, view) =>
      update.replace(catalogueRef(view), {
        kind: 'dict',
        entries: new Map([...view.catalog.entries, ...entries.entries]),
      }),
    );
  const shadow = shadowDocument(chamber, order);
  return [
    later(
      'page-content',
      'Another page content appended after signing (incremental saving attack).',
      'update-changes-page',
      otherPage,
    ),
    later(
      'page-content-then-second-signature',
      'Page content exchanged between the signatures: the seller’s stands for what the seller saw, the buyer’s does not.',
      'update-changes-page',
      signPdf(otherPage, seller),
      { signatures: ['update-changes-page', null] },
    ),
    later(
      'page-dictionary',
      'The page shows another content.',
      'update-changes-page',
      attack(signed, (update, view) =>
        update.replace(
          firstPage(view),
          withEntries(view.dictionary(firstPage(view))!, {
            Contents: update.add({ kind: 'stream', dict: dict({}), data: latin1('q Q') }),
          }),
        ),
      ),
    ),
    later(
      'page-annotation',
      'A text annotation laid over the page (evil annotation).',
      'update-changes-page',
      attack(signed, (update, view) => {
        const note = update.add(
          dict({ Type: name('Annot'), Subtype: name('FreeText'), Rect: array([0, 0, 500, 500]) }),
        );
        update.replace(
          firstPage(view),
          withEntries(view.dictionary(firstPage(view))!, { Annots: array([...fieldsOf(view), note]) }),
        );
      }),
    ),
    later(
      'page-added',
      'A second page.',
      'update-changes-page',
      attack(signed, (update, view) => {
        const pages = refOf(view.catalog.entries.get('Pages'));
        const extra = update.add(
          dict({ Type: name('Page'), Parent: pages, MediaBox: array([0, 0, 595, 842]) }),
        );
        update.replace(
          pages,
          withEntries(view.dictionary(pages)!, { Kids: array([firstPage(view), extra]), Count: 2 }),
        );
      }),
    ),
    later(
      'pages-replaced',
      'The catalogue leads to other pages.',
      'update-changes-page',
      attack(signed, (update, view) =>
        update.replace(
          catalogueRef(view),
          withEntries(view.catalog, {
            Pages: update.add(dict({ Type: name('Pages'), Kids: array([]), Count: 0 })),
          }),
        ),
      ),
    ),
    later(
      'attachment',
      'The embedded XML was exchanged.',
      'update-changes-attachment',
      attack(signed, (update, view) =>
        update.replace(attachment(view), {
          kind: 'stream',
          dict: dict({ Type: name('EmbeddedFile') }),
          data: latin1('<Order/>'),
        }),
      ),
    ),
    later(
      'attachment-then-second-signature',
      'The XML exchanged before the seller signed.',
      'update-changes-attachment',
      signPdf(
        attack(signed, (update, view) =>
          update.replace(attachment(view), {
            kind: 'stream',
            dict: dict({ Type: name('EmbeddedFile') }),
            data: latin1('<Order/>'),
          }),
        ),
        seller,
      ),
      { signatures: ['update-changes-attachment', null] },
    ),
    later(
      'attachment-names',
      'The catalogue lists other attachments.',
      'update-changes-attachment',
      catalogueWith(dict({ Names: dict({}) })),
    ),
    later(
      'associated-files',
      'The catalogue names another associated file.',
      'update-changes-attachment',
      catalogueWith(dict({ AF: array([]) })),
    ),
    later(
      'metadata',
      'Another title.',
      'update-changes-metadata',
      attack(signed, (update, view) => update.replace(info(view), dict({ Title: textString('Invoice') }))),
    ),
    later(
      'metadata-stream',
      'XMP metadata appended.',
      'update-changes-metadata',
      attack(signed, (update, view) =>
        update.replace(
          catalogueRef(view),
          withEntries(view.catalog, {
            Metadata: update.add({ kind: 'stream', dict: dict({}), data: latin1('<x/>') }),
          }),
        ),
      ),
    ),
    later(
      'open-action',
      'A script that runs when the document is opened.',
      'update-changes-catalogue',
      catalogueWith(dict({ OpenAction: dict({ S: name('JavaScript'), JS: textString('app.alert(1)') }) })),
    ),
    later(
      'other-catalogue',
      'The trailer leads to another catalogue (shadow document).',
      'update-replaces-catalogue',
      rawUpdate(signed, [[90, '<</Type/Catalog/Pages 1 0 R>>']], { trailer: '/Root 90 0 R' }),
    ),
    later(
      'form-script',
      'A form with calculations.',
      'update-changes-form',
      attack(signed, (update, view) =>
        update.replace(
          catalogueRef(view),
          withEntries(view.catalog, {
            AcroForm: withEntries(view.dictionary(view.catalog.entries.get('AcroForm'))!, {
              NeedAppearances: true,
            }),
          }),
        ),
      ),
    ),
    later(
      'form-removed',
      'The form, and with it the list of signatures, is gone.',
      'update-changes-form',
      attack(signed, (update, view) =>
        update.replace(catalogueRef(view), {
          kind: 'dict',
          entries: new Map([...view.catalog.entries].filter(([key]) => key !== 'AcroForm')),
        }),
      ),
    ),
    later(
      'field-removed',
      'The form no longer lists the first signature.',
      'update-changes-field',
      attack(both, (update, view) =>
        update.replace(
          catalogueRef(view),
          withEntries(view.catalog, {
            AcroForm: dict({ Fields: array(fieldsOf(view).slice(1)), SigFlags: 3 }),
          }),
        ),
      ),
      { signatures: ['update-changes-field', 'update-changes-field'] },
    ),
    later(
      'field-renamed',
      'The first signature is shown under another name.',
      'update-changes-field',
      attack(signed, (update, view) =>
        update.replace(
          fieldsOf(view)[0]!,
          withEntries(view.dictionary(fieldsOf(view)[0])!, { T: textString('seller') }),
        ),
      ),
    ),
    later(
      'signature-replaced',
      'The signature dictionary itself was exchanged.',
      'update-changes-signature',
      attack(signed, (update, view) => {
        const value = refOf(view.dictionary(fieldsOf(view)[0])!.entries.get('V'));
        update.replace(value, withEntries(view.dictionary(value)!, { Name: textString('Somebody else') }));
      }),
    ),
    later(
      'preferences',
      'An object that neither page nor attachment shows.',
      'update-changes-object',
      attack(signedLate, (update, view) =>
        update.replace(refOf(view.catalog.entries.get('ViewerPreferences')), dict({ HideToolbar: false })),
      ),
    ),
    later(
      'evidence-removed',
      'Validation material was taken away.',
      'update-changes-evidence',
      attack(withEvidence, (update, view) =>
        update.replace(refOf(view.catalog.entries.get('DSS')), dict({})),
      ),
    ),
    later(
      'evidence-is-page',
      'The page poses as validation material so that its change seems explained.',
      'update-changes-evidence',
      attack(signed, (update, view) => {
        const page = firstPage(view);
        update.replace(
          page,
          withEntries(view.dictionary(page)!, {
            Contents: update.add({ kind: 'stream', dict: dict({}), data: latin1('q Q') }),
          }),
        );
        update.replace(catalogueRef(view), withEntries(view.catalog, { DSS: page }));
      }),
    ),
    later(
      'object-deleted',
      'The attachment is marked free.',
      'update-frees-object',
      rawUpdate(signed, [], { entries: [[attachmentNumber(signed), `${pad(0)} 00001 f`]] }),
    ),
    later(
      'object-added',
      'An object that no signature needs, waiting to be used later.',
      'update-adds-object',
      attack(appendEvidence(signed, evidence), (update, view) => {
        update.add({ kind: 'stream', dict: dict({}), data: latin1('shadow') });
        update.replace(
          refOf(view.catalog.entries.get('DSS')),
          withEntries(view.dictionary(view.catalog.entries.get('DSS'))!, {
            CRLs: array([update.add({ kind: 'stream', dict: dict({}), data: latin1('crl') })]),
          }),
        );
      }),
    ),
    later(
      'shadow-switched',
      'The signed bytes held a second version of the page content; the update only points to it (shadow attack, hide and replace).',
      'update-outside-revision',
      shadow,
    ),
    later(
      'hidden-object',
      'Bytes between the listed objects, which a repairing reader would find.',
      'update-hidden-bytes',
      hiddenBytes(signed),
    ),
    later(
      'visible-field',
      'A later signature field drawn over the signed page.',
      'update-visible-field',
      visibleField(chamber, signed),
      { signatures: ['update-visible-field', null] },
    ),
    later(
      'text-field',
      'A text field over the page.',
      'update-active-field',
      withField({ FT: name('Tx'), V: textString('100') }),
    ),
    later(
      'field-action',
      'A signature field with an action.',
      'update-active-field',
      withField({ AA: dict({ E: dict({ S: name('JavaScript') }) }) }),
    ),
    later(
      'field-unsigned',
      'An empty signature field added over a signature.',
      'update-unsigned-field',
      withField({}),
    ),
    later(
      'field-signature-is-no-dictionary',
      'A new field whose signature is an array: the second signature would silently disappear.',
      'update-unsigned-field',
      attack(signed, (update, view) => {
        const added = update.add(field({ V: update.add(array([])) }));
        update.replace(
          catalogueRef(view),
          withEntries(view.catalog, {
            AcroForm: dict({ Fields: array([...fieldsOf(view), added]), SigFlags: 3 }),
          }),
        );
      }),
    ),
    later(
      'field-signature-of-other-generation',
      'One bit of a reference makes it lead nowhere for some readers; found by mutation.',
      'pdf-cross-reference',
      replaced(both, '/V 12 0 R', '/V 12 4 R'),
    ),
    later(
      'field-shares-signature',
      'A new field shows the earlier signature as its own.',
      'update-shares-signature',
      attack(signed, (update, view) => {
        const value = view.dictionary(fieldsOf(view)[0])!.entries.get('V')!;
        const added = update.add(field({ V: value }));
        update.replace(
          catalogueRef(view),
          withEntries(view.catalog, {
            AcroForm: dict({ Fields: array([...fieldsOf(view), added]), SigFlags: 3 }),
          }),
        );
      }),
      { signatures: ['update-shares-signature', 'signature-shared'] },
    ),
    later(
      'empty',
      'An update that adds nothing has no business here.',
      'update-empty',
      rawUpdate(signed, []),
    ),
    later(
      'after-archive-timestamp',
      'Page content exchanged after the document timestamp.',
      'update-changes-page',
      attack(timestampPdf(signed, chamber.tsa, new Date('2026-05-03T00:00:00Z')), (update, view) =>
        update.replace(contentsOf(view), { kind: 'stream', dict: dict({}), data: latin1('q Q') }),
      ),
      { timestamps: ['update-changes-page'] },
    ),
  ];
}

/** Files that two readers could read differently. */
function structureCases({ order, signed, both, ...chamber }: Making): DocumentCase[] {
  const broken = (caseName: string, why: string, reason: string, file: Uint8Array) =>
    pdf(`pdf-${caseName}`, why, file, fails(reason));
  const startxref = (file: Uint8Array) =>
    /startxref\s+(\d+)\s+%%EOF\s*$/.exec(Buffer.from(file).toString('latin1'))![1]!;
  const dss = (
    entries: Record<string, Parameters<typeof dict>[0][string]>,
    stream?: { filter?: string; data: string },
  ) =>
    attack(signed, (update, view) => {
      const item = update.add({
        kind: 'stream',
        dict: dict({ Filter: stream?.filter === undefined ? undefined : name(stream.filter) }),
        data: latin1(stream?.data ?? ''),
      });
      update.replace(
        catalogueRef(view),
        withEntries(view.catalog, { DSS: dict({ Certs: array([item]), ...entries }) }),
      );
    });
  const withPrevious = (value: string) => rawUpdate(signed, [], { trailer: `/Root 2 0 R ${value}` });
  return [
    broken(
      'prefix',
      'Bytes before the header make the file something else to another reader.',
      'pdf-header-missing',
      joined(latin1('GIF89a'), signed),
    ),
    broken(
      'trailing-bytes',
      'Bytes behind the last %%EOF are covered by nobody.',
      'pdf-end-marker',
      joined(signed, latin1('<script>')),
    ),
    broken('no-end-marker', 'The file was cut before its end.', 'pdf-end-marker', signed.slice(0, -20)),
    broken(
      'startxref-elsewhere',
      'startxref leads into the middle of the file.',
      'pdf-cross-reference',
      replaced(
        signed,
        `startxref\n${startxref(signed)}`,
        `startxref\n${'100'.padStart(startxref(signed).length, '0')}`,
      ),
    ),
    broken(
      'cross-reference-loop',
      'Two cross-references that lead to each other.',
      'pdf-cross-reference-loop',
      loop(signed),
    ),
    broken(
      'hybrid',
      'A hybrid file has two cross-references, one for old readers and one for new.',
      'pdf-hybrid-cross-reference',
      withPrevious('/XRefStm 100'),
    ),
    broken(
      'encrypted',
      'An encrypted document hides what is signed.',
      'pdf-encrypted',
      withPrevious('/Encrypt 5 0 R'),
    ),
    broken(
      'object-missing',
      'An object stream that is not there.',
      'pdf-object-missing',
      missingObjectStream(signed),
    ),
    broken(
      'object-elsewhere',
      'The cross-reference points to another object.',
      'pdf-cross-reference',
      elsewhere(signed),
    ),
    broken(
      'duplicate-key',
      'A catalogue with two forms.',
      'pdf-duplicate-key',
      rawUpdate(signed, [[2, '<</Type/Catalog/AcroForm 1 0 R/AcroForm 2 0 R>>']]),
    ),
    broken(
      'syntax',
      'A catalogue that is not PDF.',
      'pdf-syntax',
      rawUpdate(signed, [[2, '<</Type/Catalog/Pages {}>>']]),
    ),
    broken(
      'too-deep',
      'Arrays nested without end.',
      'pdf-too-deep',
      rawUpdate(signed, [[2, `<</Type/Catalog/X ${'['.repeat(60)}${']'.repeat(60)}>>`]]),
    ),
    broken(
      'too-many-revisions',
      'More revisions than are examined.',
      'pdf-too-many-objects',
      Array.from({ length: 65 }).reduce<Uint8Array>((file) => rawUpdate(file, []), order),
    ),
    broken(
      'stream-length',
      'A stream that is longer than it says.',
      'pdf-stream-length',
      replaced(dss({}, { data: 'certificate' }), '/Length 11', '/Length 05'),
    ),
    broken(
      'filter',
      'Validation material behind a filter that is not read.',
      'pdf-filter',
      dss({}, { filter: 'LZWDecode', data: 'x' }),
    ),
    broken(
      'inflate',
      'Validation material that does not decompress.',
      'pdf-inflate',
      dss({}, { filter: 'FlateDecode', data: 'not zlib' }),
    ),
    broken(
      'evidence-shape',
      'Validation material that is not an array of streams.',
      'pdf-evidence',
      dss({ CRLs: dict({}) }),
    ),
    broken(
      'no-catalogue',
      'A trailer without a catalogue.',
      'pdf-catalog',
      rawUpdate(order, [[90, 'null']], { trailer: '/Root 90 0 R' }),
    ),
    broken(
      'form-shape',
      'A field that is no object of its own.',
      'pdf-form',
      rawUpdate(order, [[2, '<</Type/Catalog/Pages 1 0 R/AcroForm<</Fields[<</FT/Sig>>]>>>>']]),
    ),
    broken(
      'field-tree-loop',
      'A field that is its own child.',
      'pdf-form',
      rawUpdate(order, [
        [2, '<</Type/Catalog/Pages 1 0 R/AcroForm<</Fields[90 0 R]>>>>'],
        [90, '<</FT/Sig/T(a)/Kids[90 0 R]>>'],
      ]),
    ),
    broken(
      'not-a-pdf',
      'A picture with the name of a PDF.',
      'pdf-header-missing',
      latin1('\x89PNG\r\n\x1a\n'),
    ),
    broken('empty', 'An empty file.', 'pdf-header-missing', new Uint8Array()),
    pdf(
      'pdf-both-in-one',
      'Two signatures and nothing else: what the rest of this list breaks.',
      both,
      passes,
      { anchors: [chamber.root.certificate] },
    ),
  ];
}

/** Good signatures that this relying party does not accept. */
function trustCases({ signed, order, ...chamber }: Making): DocumentCase[] {
  const by = (signer: Parameters<typeof signPdf>[1]['signer'], chain = [chamber.chamber.certificate]) =>
    signPdf(order, { signer, chain });
  return [
    pdf(
      'trust-certificate-policy',
      'The relying party asks for another certificate policy.',
      signed,
      undecided('policy-certificate-policy'),
      { policy: { certificatePolicies: ['1.2.3.4'] } },
    ),
    pdf('trust-certificate-policy-met', 'The path is valid for the policy asked for.', signed, passes, {
      policy: { certificatePolicies: ['1.3.6.1.4.1.32473.1.1'] },
    }),
    pdf(
      'trust-key-purpose',
      'A certificate for web servers.',
      by(aParty(chamber.chamber, 'Web Server', { purposes: { oids: [oid.serverAuth] } })),
      undecided('policy-key-purpose'),
    ),
    pdf(
      'trust-expired',
      'The certificate has expired.',
      by(aParty(chamber.chamber, 'Omar Old', { to: new Date('2026-05-15T00:00:00Z') })),
      undecided('certificate-expired'),
    ),
    pdf(
      'trust-not-yet-valid',
      'The certificate is of next month.',
      by(aParty(chamber.chamber, 'Yara Young', { from: new Date('2026-07-01T00:00:00Z') })),
      fails('certificate-not-yet-valid'),
    ),
    pdf(
      'trust-chain-missing',
      'Nobody sent the certificate of the chamber.',
      by(chamber.buyer, []),
      undecided('issuer-not-found'),
    ),
    pdf(
      'trust-other-anchor',
      'The relying party trusts another root.',
      signed,
      undecided('issuer-not-found'),
      { anchors: [aCertificate({ name: 'Other root', ca: true }).certificate] },
    ),
    pdf(
      'trust-revoked',
      'The chamber has revoked the certificate.',
      signed,
      undecided('certificate-revoked'),
      {
        revocation: 'prefer',
        crls: [
          aRevocationList(
            chamber.chamber,
            new Date('2026-05-20T00:00:00Z'),
            new Date('2026-07-01T00:00:00Z'),
            [{ certificate: chamber.buyer, on: new Date('2026-05-10T00:00:00Z') }],
          ),
        ],
      },
    ),
    pdf(
      'trust-issuer-below-chamber',
      'A member issues certificates of their own.',
      by(aParty(chamber.buyer, 'Eve Below'), [chamber.buyer.certificate, chamber.chamber.certificate]),
      undecided('issuer-not-a-ca'),
    ),
  ];
}

function signingTime(): Uint8Array {
  return Uint8Array.from(Buffer.from('301c06092a864886f70d010905310f170d3236303530313039303030305a', 'hex'));
}

/** An unsigned attribute of a quarter of a megabyte. */
function bigAttribute(): Uint8Array {
  return attribute(oid.certificateValues, octetString(new Uint8Array(262_144)));
}

/** The brackets of the Contents become parentheses. */
function literal(file: Uint8Array): Uint8Array {
  const { hexStart, hexEnd } = lastContents(file);
  return withText(withText(file, hexStart - 1, '('), hexEnd, ')');
}

function withByte(file: Uint8Array, at: number, character: string): Uint8Array {
  return withText(file, at, character);
}

function withText(file: Uint8Array, at: number, text: string): Uint8Array {
  const out = file.slice();
  out.set(latin1(text), at);
  return out;
}

/** The last two padding digits become spaces. */
function spaced(file: Uint8Array): Uint8Array {
  return withText(file, lastContents(file).hexEnd - 2, '  ');
}

function withoutLastLineBreak(chamber: Chamber, order: Uint8Array): Uint8Array {
  const chain = [chamber.chamber.certificate];
  const first = oddSignature(order, {
    signer: chamber.buyer,
    chain,
    range: ([a, b, c, d]) => [a, b, c, d - 1],
  });
  return signPdf(first, { fieldName: 'seller', signer: chamber.seller, chain });
}

function filledField(chamber: Chamber, order: Uint8Array): Uint8Array {
  const chain = [chamber.chamber.certificate];
  const withEmpty = attack(order, (update, view) => {
    const empty = update.add(
      dict({
        FT: name('Sig'),
        T: textString('seller'),
        Type: name('Annot'),
        Subtype: name('Widget'),
        Rect: array([0, 0, 0, 0]),
      }),
    );
    update.replace(
      catalogueRef(view),
      withEntries(view.catalog, { AcroForm: dict({ Fields: array([empty]), SigFlags: 3 }) }),
    );
  });
  const first = signPdf(withEmpty, { signer: chamber.buyer, chain });
  return fillExistingField(first, chamber, chain);
}

function fillExistingField(file: Uint8Array, chamber: Chamber, chain: Uint8Array[]): Uint8Array {
  const size = 4096;
  const revision = attack(file, (update, view) => {
    const target = fieldsOf(view)[0]!;
    const signature = update.add(
      dict({
        Type: name('Sig'),
        Filter: name('Adobe.PPKLite'),
        SubFilter: name('ETSI.CAdES.detached'),
        ByteRange: name('x'.repeat(46)),
        Contents: { kind: 'string', bytes: new Uint8Array(size), hex: true, start: 0, end: 0 },
      }),
    );
    update.replace(target, withEntries(view.dictionary(target)!, { V: signature }));
  });
  const text = Buffer.from(revision).toString('latin1');
  const open = text.lastIndexOf('/Contents <') + 10;
  const range = [0, open, open + 2 + size * 2, revision.length - open - 2 - size * 2];
  const ranged = replaced(revision, `/${'x'.repeat(46)}`, `[${range.join(' ')}]`.padEnd(47));
  const content = [ranged.subarray(0, range[1]), ranged.subarray(range[2]!)];
  return filledAt(ranged, range, aCms({ content, signer: chamber.seller, chain }));
}

function inlineSignature(order: Uint8Array): Uint8Array {
  return rawUpdate(order, [
    [2, '<</Type/Catalog/Pages 1 0 R/AcroForm<</Fields[90 0 R]/SigFlags 3>>>>'],
    [90, '<</FT/Sig/T(buyer)/V<</Type/Sig/SubFilter/ETSI.CAdES.detached/ByteRange[0 1 2 3]/Contents<00>>>>>'],
  ]);
}

/** Two fields of the first revision lead to one signature dictionary. */
function sharedSignature(chamber: Chamber, order: Uint8Array): Uint8Array {
  const chain = [chamber.chamber.certificate];
  const next = Number(readPdf(order).view().trailer.entries.get('Size'));
  const twoFields = attack(order, (update, view) => {
    // The signature comes as the third new object of the next update.
    const field = update.add(dict({ FT: name('Sig'), T: textString('seller'), V: ref(next + 1) }));
    update.replace(
      catalogueRef(view),
      withEntries(view.catalog, { AcroForm: dict({ Fields: array([field]), SigFlags: 3 }) }),
    );
  });
  return signPdf(twoFields, { signer: chamber.buyer, chain });
}

function manyFields(order: Uint8Array): Uint8Array {
  const numbers = Array.from({ length: 33 }, (_, i) => 100 + i * 2);
  return rawUpdate(order, [
    [
      2,
      `<</Type/Catalog/Pages 1 0 R/AcroForm<</Fields[${numbers.map((n) => `${n} 0 R`).join(' ')}]/SigFlags 3>>>>`,
    ],
    ...numbers.flatMap((n): [number, string][] => [
      [n, `<</FT/Sig/T(f${n})/V ${n + 1} 0 R>>`],
      [n + 1, '<</Type/Sig/SubFilter/ETSI.CAdES.detached/ByteRange[0 1 2 3]/Contents<00>>>'],
    ]),
  ]);
}

/** The ByteRange of the original stays, but other bytes were moved between Contents and the signed second span. */
function wrapped(signed: Uint8Array): Uint8Array {
  const { byteRange, hexEnd } = lastContents(signed);
  const [, b, c, d] = byteRange;
  const inserted = latin1(' /Location (another page for another reader)');
  const moved = joined(signed.slice(0, hexEnd + 1), inserted, signed.slice(hexEnd + 1));
  const range = `[0 ${b} ${c} ${d}]`;
  const shifted = `[0 ${b} ${c + inserted.length} ${d}]`;
  const ranged = replaced(moved, range.padEnd(shifted.length), shifted);
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(Buffer.from(signed).toString('latin1'))![1]);
  return repaired(ranged, start, inserted.length);
}

/** Shifts the cross-reference and the objects behind the insertion, as an attacker would. */
function repaired(file: Uint8Array, startxref: number, by: number): Uint8Array {
  let out = replaced(file, `startxref\n${startxref}\n`, `startxref\n${startxref + by}\n`);
  const structure = readPdf(out);
  for (const entry of structure.revisions.at(-1)!.sections[0]!.entries.values()) {
    if (entry.kind === 'plain' && !isObjectAt(out, entry.offset))
      out = replaced(out, pad(entry.offset), pad(entry.offset + by));
  }
  return out;
}

function isObjectAt(file: Uint8Array, offset: number): boolean {
  return /^\d+ 0 obj/.test(Buffer.from(file.subarray(offset, offset + 20)).toString('latin1'));
}

function flippedSecond(both: Uint8Array): Uint8Array {
  return replaced(both, '/T <73656c6c6572>', '/T <73656c6c6573>');
}

function secondOverDamaged(chamber: Chamber, signed: Uint8Array): Uint8Array {
  const { hexStart } = lastContents(signed);
  const hex = Buffer.from(signed.subarray(hexStart, hexStart + 8000)).toString('latin1');
  const end = hex.replace(/0+$/, '').length;
  const damaged = withText(signed, hexStart + end - 1, hex[end - 1] === '1' ? '2' : '1');
  return signPdf(damaged, {
    fieldName: 'seller',
    signer: chamber.seller,
    chain: [chamber.chamber.certificate],
  });
}

function embeddedFile(view: ReturnType<ReturnType<typeof readPdf>['view']>) {
  for (const number of [...view.ownEntries.keys(), ...Array.from({ length: 40 }, (_, i) => i)]) {
    const value = view.resolve(ref(number));
    const type = isStream(value) ? value.dict.entries.get('Type') : undefined;
    if (typeof type === 'object' && type !== null && type.kind === 'name' && type.value === 'EmbeddedFile')
      return ref(number);
  }
  throw new Error('no embedded file');
}

const attachmentNumber = (file: Uint8Array) => embeddedFile(readPdf(file).view()).number;

/** Signs a file that holds two versions of the page content, then only moves the cross-reference. */
function shadowDocument(chamber: Chamber, order: Uint8Array): Uint8Array {
  const structure = readPdf(order);
  const page = structure.view().dictionary(firstPage(structure.view()))!;
  const content = refOf(page.entries.get('Contents'));
  const hidden = `${content.number} 0 obj\n<</Length 3>>\nstream\nq Q\nendstream\nendobj\n`;
  const withHidden = rawUpdate(order, [[91, `(kept)`]], { junk: hidden });
  const signed = signPdf(withHidden, { signer: chamber.buyer, chain: [chamber.chamber.certificate] });
  const at = Buffer.from(signed).indexOf(hidden, 0, 'latin1');
  return rawUpdate(signed, [], { entries: [[content.number, `${pad(at)} 00000 n`]] });
}

function hiddenBytes(signed: Uint8Array): Uint8Array {
  return rawUpdate(
    signed,
    [
      [2, catalogueText(signed, '/DSS 95 0 R')],
      [95, '<</Certs[96 0 R]>>'],
      [96, '<</Length 1>>\nstream\nx\nendstream'],
    ],
    { junk: '5 0 obj\n<</Length 3>>\nstream\nq Q\nendstream\nendobj\n' },
  );
}

function catalogueText(file: Uint8Array, extra: string): string {
  const text = Buffer.from(file).toString('latin1');
  const at = text.lastIndexOf('<</Type /Catalog');
  const body = text.slice(at, text.indexOf('\nendobj', at));
  return `${body.slice(0, -2)} ${extra}>>`;
}

function visibleField(chamber: Chamber, signed: Uint8Array): Uint8Array {
  return oddSignature(signed, {
    signer: chamber.seller,
    chain: [chamber.chamber.certificate],
    fieldName: 'seller',
    edit: (revision) => replaced(revision, '/F 132 /Rect [0 0 0 0]', '/F 4/Rect [0 0 500 99]'),
  });
}

function loop(signed: Uint8Array): Uint8Array {
  const file = rawUpdate(signed, []);
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(Buffer.from(file).toString('latin1'))![1]!;
  const previous = /\/Prev (\d+)>>\nstartxref\n\d+\n%%EOF\n$/.exec(Buffer.from(file).toString('latin1'))![1]!;
  const itself = start.padStart(previous.length, '0');
  return replaced(file, `/Prev ${previous}>>`, `/Prev ${itself}>>`);
}

/** The catalogue is said to lie in an object stream that is not there. */
function missingObjectStream(signed: Uint8Array): Uint8Array {
  const offset = signed.length;
  const data = String.fromCharCode(2, 0, 0, 77, 0);
  const text = `90 0 obj\n<</Type/XRef/Size 91/W[1 3 1]/Index[2 1]/Root 2 0 R/Prev ${readPdf(signed).revisions.at(-1)!.sections[0]!.offset}/Length 5>>\nstream\n${data}\nendstream\nendobj\nstartxref\n${offset}\n%%EOF\n`;
  return joined(signed, latin1(text));
}

function elsewhere(signed: Uint8Array): Uint8Array {
  return rawUpdate(signed, [[90, '<<>>']], { entries: [[2, `${pad(signed.length)} 00000 n`]] });
}
