import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDF } from '@libpdf/core';
import { describe, expect, it } from 'vitest';
import { appendEvidence } from './pdf-append-evidence';
import { readAttachment } from './pdf-attachment';
import { findSignedRange, signedBytes } from './pdf-byte-range';
import { readEvidence } from './pdf-evidence';
import { examineUpdate } from './pdf-examine-update';
import { signatureFields } from './pdf-form';
import { fillPlaceholder, isFilledRevision } from './pdf-placeholder';
import { prepareRevision } from './pdf-prepare-revision';
import { readPdf } from './pdf-structure';
import { encodePem } from './pem';
import { aChamber } from './testing/a-chamber';
import { anOrderPdf, aSignedOrder, orderXml, timestampPdf } from './testing/an-order-pdf';

const chamber = aChamber();
const forms = [{ xrefStream: false }, { xrefStream: true }];

describe.each(forms)('preparing a revision ($xrefStream)', (form) => {
  it('appends to the bytes and changes none of them', async () => {
    const pdf = await anOrderPdf(form);
    const { revision, byteRange } = prepareRevision(pdf, { fieldName: 'buyer' });
    expect(Buffer.compare(revision.subarray(0, pdf.length), pdf)).toBe(0);
    expect(byteRange[2] + byteRange[3]).toBe(revision.length);
    expect(revision.length - pdf.length).toBeLessThan(8192 * 2 + 1500);
  });

  it('gives the signer everything but the Contents', async () => {
    const prepared = prepareRevision(await anOrderPdf(form), { fieldName: 'buyer', contentsSize: 100 });
    const range = findSignedRange(prepared.revision)!;
    expect(range.hexEnd - range.hexStart).toBe(200);
    expect(prepared.digestInput()).toHaveLength(prepared.revision.length - 202);
    expect(Buffer.compare(prepared.digestInput(), signedBytes(prepared.revision, range))).toBe(0);
  });

  it('lets a second signature stand over the first', async () => {
    const structure = readPdf(await aSignedOrder(chamber, form));
    expect(structure.revisions).toHaveLength(3);
    expect(signatureFields(structure.view()).map((field) => field.name)).toEqual(['buyer', 'seller']);
    expect(examineUpdate(structure.view(2))).toMatchObject({ permitted: true });
  });

  it('keeps the attachment readable from the signed revision', async () => {
    const signed = await aSignedOrder(chamber, form);
    expect(new TextDecoder().decode(readAttachment(signed, 'order.xml')!)).toBe(orderXml);
    expect(readAttachment(signed, 'other.xml')).toBeNull();
  });

  it('adds validation material once, and a document timestamp over it', async () => {
    const signed = await aSignedOrder(chamber, form);
    const evidence = {
      certificates: [chamber.root.certificate, chamber.chamber.certificate],
      crls: [new Uint8Array([1, 2])],
    };
    const complete = appendEvidence(signed, evidence);
    expect(appendEvidence(complete, evidence)).toBe(complete);
    const more = appendEvidence(complete, {
      ocspResponses: [new Uint8Array([3])],
      certificates: evidence.certificates,
    });
    const held = readEvidence(readPdf(more).view());
    expect([held.certificates.length, held.crls.length, held.ocspResponses.length]).toEqual([2, 1, 1]);
    const archived = readPdf(timestampPdf(more, chamber.tsa, new Date('2026-05-03T00:00:00Z')));
    expect(archived.revisions.map((_, i) => i > 1 && examineUpdate(archived.view(i)))).toEqual([
      false,
      false,
      ...Array(4).fill(expect.objectContaining({ permitted: true })),
    ]);
  });

  it('is read by the library that made the document', async () => {
    const pdf = await PDF.load(await aSignedOrder(chamber, form));
    expect(pdf.getPageCount()).toBe(1);
  });
});

describe('filling a placeholder', () => {
  it('accepts the prepared bytes with the placeholder filled and nothing else', async () => {
    const { revision } = prepareRevision(await anOrderPdf(), { fieldName: 'buyer', contentsSize: 64 });
    const filled = fillPlaceholder(revision, new Uint8Array([0x30, 2, 5, 0]));
    expect(isFilledRevision(revision, filled)).toBe(true);
    expect(isFilledRevision(revision, revision)).toBe(false);
    expect(isFilledRevision(revision, Uint8Array.from([...filled, 10]))).toBe(false);
    const range = findSignedRange(revision)!;
    for (const at of [0, 500, range.hexStart - 1, range.hexEnd, filled.length - 1]) {
      const other = filled.slice();
      other[at]! ^= 1;
      expect(isFilledRevision(revision, other)).toBe(false);
    }
    const notHex = filled.slice();
    notHex[range.hexEnd - 1] = 0x67;
    expect(isFilledRevision(revision, notHex)).toBe(false);
  });

  it('refuses a signature that does not fit', async () => {
    const { revision } = prepareRevision(await anOrderPdf(), { fieldName: 'buyer', contentsSize: 3 });
    expect(() => fillPlaceholder(revision, new Uint8Array(4))).toThrow(RangeError);
  });

  it('refuses a field name that is taken, and a drawing over a signature', async () => {
    const signed = await aSignedOrder(chamber);
    expect(() => prepareRevision(signed, { fieldName: 'buyer' })).toThrow('exists already');
    expect(() => prepareRevision(signed, { fieldName: 'third', rect: [0, 0, 100, 50] })).toThrow(
      'already signed',
    );
  });
});

const hasPdfsig = spawnSync('pdfsig', ['-v']).status === 0;
const hasCertutil = hasPdfsig && spawnSync('certutil', ['--help']).error === undefined;
if (!hasPdfsig) console.log('pdfsig (poppler) is not installed: its opinion on our PDFs is left out');
else if (!hasCertutil)
  console.log('certutil (libnss3-tools) is not installed: pdfsig is not asked whether it trusts the chamber');

describe.runIf(hasPdfsig)('pdfsig of poppler', () => {
  it.each(forms)('finds both signatures valid ($xrefStream)', async (form) => {
    const directory = mkdtempSync(join(tmpdir(), 'tradeseal-pdfsig-'));
    writeFileSync(join(directory, 'order.pdf'), await aSignedOrder(chamber, form));
    if (hasCertutil) trust(directory);
    const said = execFileSync(
      'pdfsig',
      [...(hasCertutil ? ['-nssdir', `sql:${directory}`] : []), 'order.pdf'],
      { cwd: directory, env: { ...process.env, HOME: directory } },
    ).toString();
    expect(said.match(/Signature is Valid/g)).toHaveLength(2);
    expect(said).toContain('Total document signed');
    if (hasCertutil) expect(said.match(/Certificate is Trusted/g)).toHaveLength(2);
  });
});

function trust(directory: string): void {
  writeFileSync(join(directory, 'root.pem'), encodePem('CERTIFICATE', chamber.root.certificate));
  execFileSync('certutil', ['-N', '-d', `sql:${directory}`, '--empty-password']);
  execFileSync('certutil', [
    '-A',
    '-d',
    `sql:${directory}`,
    '-n',
    'root',
    '-t',
    'CT,C,C',
    '-i',
    join(directory, 'root.pem'),
  ]);
}
