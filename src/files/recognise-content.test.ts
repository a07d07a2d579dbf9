import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recogniseContent } from './recognise-content';
import { aZip } from './testing/a-zip';

const bytes = (latin: string) => new Uint8Array(Buffer.from(latin, 'latin1'));
const jpeg = '\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01';
const kindOf = (latin: string) => recogniseContent(bytes(latin)).kind;

describe('a file is what its bytes are', () => {
  test.each([
    ['jpeg', jpeg],
    ['png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['gif', 'GIF89a\x01\0\x01\0'],
    ['webp', 'RIFF\x24\0\0\0WEBPVP8 '],
    ['avif', '\0\0\0\x1cftypavif\0\0\0\0mif1miafMA1B'],
    ['avif', '\0\0\0\x18ftypmif1\0\0\0\0mif1avif'],
    ['heic', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['heic', '\0\0\0\x14ftypmif1\0\0\0\0heic'],
    ['pdf', '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj'],
    ['svg', '<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg">'],
    ['svg', '\xef\xbb\xbf  <SVG onload="x">'],
    ['html', '<!DOCTYPE html><title>x'],
    ['html', '\n <script>alert(1)</script>'],
    ['xml', '<?xml version="1.0"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">'],
    ['html', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'],
    ['text', 'name;country\nAwa;CM\n'],
    ['text', Buffer.from('Aïssatou;Sénégal\n').toString('latin1')],
    ['legacy-text', 'A\xefssatou;S\xe9n\xe9gal\n'],
    ['legacy-text', '\xff\xfeA\0w\0a\0'],
  ])('%s', (kind, content) => {
    expect(recogniseContent(bytes(content))).toEqual({ kind, ambiguous: false });
  });

  test('a workbook by the parts in its directory, a workbook with macros or anything else as an archive', () => {
    const parts = ['[Content_Types].xml', 'xl/workbook.xml'];
    expect(recogniseContent(aZip(parts)).kind).toBe('xlsx');
    expect(recogniseContent(aZip([...parts, 'xl/vbaProject.bin'])).kind).toBe('zip');
    expect(recogniseContent(aZip(['[Content_Types].xml', 'word/document.xml'])).kind).toBe('zip');
  });

  test('programs, films and noise are nothing we know', () => {
    expect(kindOf('MZ\x90\0\x03')).toBeNull();
    expect(kindOf('\x7fELF\x02\x01')).toBeNull();
    expect(kindOf('\0\0\0\x18ftypisom\0\0\0\0isommp41')).toBeNull();
    expect(kindOf('')).toBeNull();
  });

  test('no bytes make it throw', () => {
    const heads = fc.constantFrom(jpeg, 'PK\x03\x04', '%PDF-', 'RIFF', '\0\0\0\x18ftyp', '<svg', '');
    fc.assert(
      fc.property(heads, fc.uint8Array({ maxLength: 400 }), fc.boolean(), (head, rest, closed) => {
        const end = closed ? bytes(`PK\x05\x06${'\xff'.repeat(18)}`) : new Uint8Array();
        recogniseContent(Buffer.concat([bytes(head), rest, end]));
      }),
    );
  });
});

describe('a file that is two kinds at once is ambiguous', () => {
  const pixel = `${jpeg}${'\0'.repeat(200)}`;
  test.each([
    ['a JPEG with a PDF header in its comment', `${jpeg}\xff\xfe\0\x20%PDF-1.4 `],
    ['a GIF that is a script', 'GIF89a/*\x01\0<script>alert(1)</script>'],
    ['a JPEG with PHP', `${jpeg}\xff\xfe\0\x20<?php system($_GET[0]);`],
    ['text before a PDF', 'hello\n%PDF-1.4\n'],
    ['a PNG with a page in its text chunk', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR tEXt<html ><body >'],
  ])('%s', (_, content) => {
    expect(recogniseContent(bytes(content)).ambiguous).toBe(true);
  });

  test('a JPEG or a PDF with an archive behind it', () => {
    const archive = Buffer.from(aZip(['run.js'])).toString('latin1');
    expect(recogniseContent(bytes(pixel + archive)).ambiguous).toBe(true);
    expect(recogniseContent(bytes(`%PDF-1.4\n${archive}`)).ambiguous).toBe(true);
  });

  test('a motion photo, which is a JPEG with a film behind it, is a photo', () => {
    const film = '\0\0\0\x18ftypisom\0\0\0\0isommp41';
    expect(recogniseContent(bytes(`${pixel}\xff\xd9${film}`))).toEqual({ kind: 'jpeg', ambiguous: false });
  });
});
