import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { findDocumentFile } from '@/documents/find-document';
import { aDocument, aSigningHouse, as, type SigningHouse } from '@/documents/testing/a-signing-house';
import { signedBy } from '@/documents/testing/signing';
import { findOrganisation } from '@/members/find-organisations';
import { anOrderDocument } from '@/trade/testing/an-order-document';
import { maximumMegabytes } from './receive-file';
import { GET, POST } from './route';

let bySeller: Uint8Array;
let byBuyer: Uint8Array;

beforeAll(async () => {
  process.env.BASE_URL = 'https://tradeseal.example';
  await testDatabase();
  const house = await aSigningHouse();
  const document = await aDocument(house, { seller: await sellerOf(house) });
  const fileNow = async () => (await as(house.buyer, (tx) => findDocumentFile(tx, document)))!.revision.bytes;
  await signedBy(document, house.buyer, 'buyer');
  byBuyer = await fileNow();
  await signedBy(document, house.seller, 'seller');
  bySeller = await fileNow();
});
afterAll(closeTestDatabase);

/** The paper names the seller as the chamber's register does. */
async function sellerOf({ seller }: SigningHouse) {
  const organisationId = seller.actor.organisationId!;
  const found = await inTransaction({ kind: 'system' }, (tx) => findOrganisation(tx, organisationId));
  const { legalName, organisationIdentifier } = found!;
  return { ...anOrderDocument().seller, organisationId, name: legalName, identifier: organisationIdentifier };
}

let visitors = 0;
interface Brought {
  readonly name?: string;
  readonly format?: string;
  readonly locale?: string;
  readonly headers?: Record<string, string>;
}

/** Uploads bytes as a browser does, each time from another address. */
async function bring(
  bytes: Uint8Array,
  { name = 'order.pdf', format, locale = 'en', headers }: Brought = {},
) {
  const form = new FormData();
  form.set('file', new File([Uint8Array.from(bytes)], name));
  if (format) form.set('format', format);
  return await send({ body: form, headers }, locale);
}

async function send(init: RequestInit, locale = 'en') {
  const headers = { 'x-forwarded-for': `198.51.100.${++visitors}`, accept: 'text/html', ...init.headers };
  const request = new Request('https://tradeseal.example/en/verify', {
    method: 'POST',
    duplex: 'half',
    ...init,
    headers,
  } as RequestInit);
  const response = await POST(request, { params: Promise.resolve({ locale }) });
  const text = (await response.text()).replaceAll('\u00a0', ' ');
  return { response, text, heading: /<h1[^>]*>(.*?)<\/h1>/s.exec(text)?.[1] ?? '' };
}

/** For the eye, when asked: VERIFY_PICTURES=/tmp/somewhere. */
function keep(name: string, html: string) {
  const folder = process.env.VERIFY_PICTURES;
  if (folder) writeFileSync(`${folder}/${name}.html`, html);
}

describe('the verification page', () => {
  it('is a form without script that takes one file', async () => {
    const request = new Request('https://tradeseal.example/fr/verify');
    const response = await GET(request, { params: Promise.resolve({ locale: 'fr' }) });
    const html = await response.text();
    keep('form', html);
    expect(response.status).toBe(200);
    expect(html).not.toContain('<script');
    expect(html).toMatch(/enctype="multipart\/form-data"/i);
    expect(html.match(/type="file"/g)).toHaveLength(1);
    expect(html.match(/class="button"/g)).toHaveLength(1);
    expect(html).toMatch(/href="\/pki\/ca\/[0-9a-f-]{36}\.crt"/);
  });

  it('is not found in a language we do not speak', async () => {
    expect((await send({ body: new FormData() }, 'xx')).response.status).toBe(404);
  });
});

describe('a document that both parties signed', () => {
  it('holds, with both seals, the order’s facts and every check, and nothing of it is kept', async () => {
    const { response, text, heading } = await bring(bySeller);
    keep('passed', text);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(heading).toContain('Both signatures hold');
    expect(text.match(/rosette-whole/g)).toHaveLength(2);
    for (const fact of ['Anaïs Keller', 'Marthe Ekambi', 'PO-2026-000123', '2,500.00 EUR', 'FCA Douala'])
      expect(text).toContain(fact);
    expect(text).not.toContain('not signed yet');
    expect(text).not.toContain('<script');
    expect(text).not.toMatch(/>verify\.[a-zA-Z.-]+</);
  });

  it('answers the bare report to a machine, and to whoever asks for data', async () => {
    const asked = [
      await bring(bySeller, { headers: { accept: 'application/json' } }),
      await bring(bySeller, { format: 'json' }),
    ];
    for (const { response, text } of asked) {
      expect(response.headers.get('content-type')).toContain('application/json');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(JSON.parse(text)).toMatchObject({
        format: 'pdf',
        indication: 'TOTAL-PASSED',
        signatures: [{ name: 'buyer' }, { name: 'seller' }],
      });
    }
  });

  it('carries the same report in the page, to be taken along', async () => {
    const { text } = await bring(bySeller);
    const data = /href="data:application\/json;base64,([^"]+)"/.exec(text)?.[1] ?? '';
    expect(JSON.parse(Buffer.from(data, 'base64').toString())).toMatchObject({ indication: 'TOTAL-PASSED' });
  });

  it('is told in the reader’s language', async () => {
    const { text, heading } = await bring(bySeller, { locale: 'fr' });
    keep('passed-fr', text);
    expect(heading).toContain('Les deux signatures sont valables');
    expect(text).toContain('Certificats : non révoqués');
  });
});

describe('a document that only the buyer signed', () => {
  it('holds, and says that the seller is still awaited', async () => {
    const { text, heading } = await bring(byBuyer);
    keep('awaited', text);
    expect(heading).toContain('The signature holds');
    expect(text).toContain('The seller has not signed yet');
    expect(text).toContain('rosette-awaited');
  });
});

describe('a hostile or broken file', () => {
  it.each([
    [
      'a web page that calls itself a PDF',
      () => Buffer.from('<!doctype html><script>alert(1)</script>'),
      'pdf-header-missing',
    ],
    [
      'a signed document that was cut off',
      () => bySeller.subarray(0, bySeller.length - 700),
      'pdf-end-marker',
    ],
    [
      'a signed document with something behind its end',
      () => Buffer.concat([bySeller, Buffer.from('<script>')]),
      'pdf-end-marker',
    ],
    [
      'random bytes',
      () => Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251),
      'pdf-header-missing',
    ],
  ])('%s is refused with its reason', async (_, bytes, reasonCode) => {
    const { response, text, heading } = await bring(bytes());
    expect(response.status).toBe(200);
    expect(heading).toContain('status-stopped');
    expect(text).toContain(reasonCode);
    expect(text).not.toContain('<script');
  });

  it('one changed letter breaks the seals, and nothing of the order is repeated', async () => {
    const altered = bySeller.slice();
    altered[Buffer.from(altered).indexOf('stream\n') + 40]! ^= 1;
    const { text, heading } = await bring(altered);
    keep('failed', text);
    expect(heading).toContain('status-stopped');
    expect(text).not.toContain('2,500.00 EUR');
  });

  it('a hostile file name is printed as text and never as a command', async () => {
    const { text } = await bring(bySeller, { name: '../"><script>$(rm -rf ~).pdf' });
    expect(text).not.toContain('<script');
    expect(text).toContain('npm run verify -- order.pdf --anchor');
  });
});

describe('an upload that is no file', () => {
  const form = { 'content-type': 'multipart/form-data; boundary=b' };
  const tooLarge = (maximumMegabytes + 1) * 1024 * 1024;

  it('of 0 bytes is asked for again', async () => {
    const { response, text } = await bring(new Uint8Array());
    expect(response.status).toBe(400);
    expect(text).toContain('The file is empty');
  });

  it('without a chosen file is asked for again', async () => {
    const { response, text } = await bring(new Uint8Array(), { name: '' });
    keep('problem', text);
    expect(response.status).toBe(400);
    expect(text).toContain('No file arrived');
  });

  it('that says it is too large is refused before it is read', async () => {
    let read = false;
    const body = new ReadableStream(
      {
        pull(controller) {
          read = true;
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const { response, text } = await send({ body, headers: { ...form, 'content-length': String(tooLarge) } });
    expect(response.status).toBe(413);
    expect(text).toContain('larger than 20 MB');
    expect(read).toBe(false);
  });

  it('that hides its size is cut off as soon as it is too large', async () => {
    let sent = 0;
    const piece = new Uint8Array(1024 * 1024);
    const body = new ReadableStream({
      pull(controller) {
        sent += piece.length;
        if (sent > 2 * tooLarge) controller.close();
        else controller.enqueue(piece);
      },
    });
    const { response } = await send({ body, headers: form });
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(tooLarge + 2 * piece.length);
  });

  it('that is no form, or ends early, is refused as such, to machines by its code', async () => {
    const json = { accept: 'application/json' };
    for (const init of [
      { body: 'file=x', headers: { ...json, 'content-type': 'application/x-www-form-urlencoded' } },
      {
        body: '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF',
        headers: { ...json, ...form },
      },
    ]) {
      const { response, text } = await send(init);
      expect(response.status).toBe(415);
      expect(JSON.parse(text)).toEqual({ code: 'not-a-form' });
    }
  });

  it('comes from one address only so often', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9', accept: 'application/json' };
    const statuses = new Set<number>();
    for (let i = 0; i < 31; i += 1) statuses.add((await send({ body: 'x', headers })).response.status);
    expect([...statuses]).toEqual([415, 429]);
  });
});
