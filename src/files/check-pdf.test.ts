import { deflateSync } from 'node:zlib';
import { PDF } from '@libpdf/core';
import { describe, expect, test } from 'vitest';
import { checkPdf } from './check-pdf';

const closed = '\ntrailer << /Root 1 0 R >>\n%%EOF\n';
const pdf = (objects: string) => Buffer.from(`%PDF-1.7\n${objects}${closed}`, 'latin1');
const deflated = (text: string) => deflateSync(text).toString('latin1');
const hiddenIn = (dictionary: string, body: string) =>
  pdf(`5 0 obj\n<< ${dictionary} >>\nstream\r\n${body}\nendstream\nendobj`);
const script = '1 0 << /S /JavaScript /JS (app.alert(1)) >>';
const objectStream = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode';

describe('a PDF is taken', () => {
  test('when it only shows pages', async () => {
    const document = PDF.create();
    document.addPage({ size: 'a4' });
    expect(checkPdf(await document.save())).toEqual({ ok: true, value: undefined });
  });

  test('when its object streams hold only pages', () => {
    expect(checkPdf(hiddenIn(objectStream, deflated('1 0 << /Type /Page >>'))).ok).toBe(true);
  });

  test('when a page merely writes about JavaScript, or a picture says anything by chance', () => {
    expect(checkPdf(pdf('1 0 obj (JavaScript and Launch) endobj')).ok).toBe(true);
    const picture = hiddenIn('/Subtype /Image /Filter /FlateDecode', deflated(script));
    expect(checkPdf(picture).ok).toBe(true);
  });
});

describe('a PDF is refused', () => {
  test.each([
    ['JavaScript', '1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj'],
    ['JavaScript', '1 0 obj << /S /Java#53cript >> endobj'],
    ['JavaScript', '1 0 obj<</S/#4a#61#76#61#53#63#72#69#70#74>>endobj'],
    ['Launch', '1 0 obj << /S /Launch /F (cmd.exe) >> endobj'],
    ['EmbeddedFiles', '1 0 obj << /Names << /EmbeddedFiles 3 0 R >> >> endobj'],
    ['FileAttachment', '1 0 obj << /Subtype /FileAttachment >> endobj'],
    ['XFA', '1 0 obj << /AcroForm << /XFA 4 0 R >> >> endobj'],
    ['SubmitForm', '1 0 obj << /A << /S /SubmitForm >> >> endobj'],
  ])('that has %s: %s', (found, objects) => {
    expect(checkPdf(pdf(objects))).toEqual({
      ok: false,
      refusal: { code: 'pdf-active', detail: { found } },
    });
  });

  test('that is locked', () => {
    expect(checkPdf(pdf('trailer << /Encrypt 9 0 R >>'))).toMatchObject({
      refusal: { code: 'pdf-encrypted' },
    });
  });

  test.each([
    ['in an object stream', objectStream],
    ['in one that does not say its type', '/N 1 /First 4 /Filter /FlateDecode'],
    ['in one that says it is a picture', '/Subtype /Image /N 1 /First 4 /Filter /FlateDecode'],
    ['in one with escaped keys', '/#4e 1 /Fi#72st 4 /Filter /FlateDecode'],
    ['in one with a long dictionary', `${objectStream} /Pad (${'x'.repeat(5000)})`],
  ])('that hides a script %s', (_, dictionary) => {
    expect(checkPdf(hiddenIn(dictionary, deflated(script)))).toMatchObject({
      refusal: { code: 'pdf-active' },
    });
  });

  test.each([
    ['packed twice', hiddenIn(`${objectStream} /Filter [/ASCIIHexDecode /FlateDecode]`, deflated(script))],
    [
      'packed with a predictor',
      hiddenIn(`${objectStream} /DecodeParms << /Predictor 12 >>`, deflated(script)),
    ],
    ['packed by a filter named elsewhere', hiddenIn('/Type /ObjStm /Filter 7 0 R', deflated(script))],
    ['that does not inflate', hiddenIn(objectStream, 'garbage')],
    ['behind an endless dictionary', hiddenIn(`/Pad (${'x'.repeat(70_000)})`, deflated(script))],
    ['that inflates to a gigabyte', hiddenIn(objectStream, deflated('\0'.repeat(70_000_000)))],
  ])('as unreadable with an object stream %s', (_, bytes) => {
    expect(checkPdf(bytes)).toMatchObject({ refusal: { code: 'pdf-unreadable' } });
  });

  test('that is cut off', () => {
    expect(checkPdf(Buffer.from('%PDF-1.7\n1 0 obj'))).toMatchObject({ refusal: { code: 'pdf-unreadable' } });
  });
});
