import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries } from '@/audit/schema';
import { database } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { findApplicationOfBearer } from '@/members/applications/find-application';
import {
  aCompleteDraft,
  aPaperFile,
  aSubmittedApplication,
} from '@/members/applications/testing/an-application';
import { aPortal } from '@/members/testing/a-member';
import { GET as openPiece, POST as savePiece } from './[token]/[piece]/route';
import { GET as overview, POST as submit } from './[token]/route';
import { POST as sendLink } from './lost/route';
import { POST as begin, GET as intro } from './route';

const origin = 'http://localhost:3000';
let portal: Awaited<ReturnType<typeof aPortal>>;
let visitor = 0;

beforeAll(async () => {
  process.env.DATA_DIRECTORY = mkdtempSync(join(tmpdir(), 'tradeseal-apply-'));
  await testDatabase();
  portal = await inTransaction({ kind: 'system' }, (tx) => aPortal(tx));
});
afterAll(closeTestDatabase);

const at = (rest: object = {}) => ({
  params: Promise.resolve({ locale: 'en', portal: portal.slug, token: '', piece: '', ...rest }),
});

/** A browser's request, each from an address of its own unless told. */
function request(
  body?: FormData | URLSearchParams,
  headers: Record<string, string> = {},
  query = '',
): Request {
  visitor += 1;
  return new Request(`${origin}/en/p/x/apply${query}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'x-forwarded-for': `192.0.2.${visitor % 250}`, ...(body && { origin }), ...headers },
    ...(body && { body }),
  });
}
const fields = (values: Record<string, string>) => new URLSearchParams(values);
function files(name: string, file: Blob, fileName: string): FormData {
  const form = new FormData();
  form.set(name, file, fileName);
  return form;
}
const detailOf = (token: string) =>
  inTransaction({ kind: 'public' }, (tx) => findApplicationOfBearer(tx, token));

async function lastEntryOf(token: string) {
  const id = (await detailOf(token))!.application.id;
  const ofApplication = eq(auditEntries.subjectId, id);
  const [entry] = await database()
    .select()
    .from(auditEntries)
    .where(ofApplication)
    .orderBy(desc(auditEntries.sequence))
    .limit(1);
  return entry;
}

async function aDraft(): Promise<string> {
  const begun = await begin(request(fields({ email: `d${visitor}@example.org` })), at());
  return begun.headers.get('location')!.split('/').at(-1)!;
}

describe('the form to become a member', () => {
  it('begins with an e-mail address and goes to a page of one’s own, without any script', async () => {
    const page = await intro(request(), at());
    expect(page.headers.get('content-security-policy')).toContain("script-src 'none'");
    expect(await page.text()).not.toContain('<script');
    const begun = await begin(request(fields({ email: 'awa@example.org' })), at());
    expect(begun.status).toBe(303);
    const token = begun.headers.get('location')!.split('/').at(-1)!;
    const own = await overview(request(), at({ token }));
    expect(own.status).toBe(200);
    expect(own.headers.get('cache-control')).toBe('no-store');
    const text = await own.text();
    expect(text).toContain('noindex');
    expect(text).not.toContain('rel="canonical"');
  });

  it('keeps what was typed when a piece is refused, and names the fields', async () => {
    const token = await aDraft();
    const typed = { legalName: 'Wax <b>SARL</b>', kind: 'company', country: 'constructor', taxId: '1' };
    const refused = await savePiece(request(fields(typed)), at({ token, piece: 'organisation' }));
    expect(refused.status).toBe(422);
    const text = await refused.text();
    expect(text).toContain('value="Wax &lt;b&gt;SARL&lt;/b&gt;"');
    for (const field of ['country', 'registryNumber', 'street', 'town'])
      expect(text).toContain(`href="#${field}"`);
    expect((await detailOf(token))?.application.organisation).toBeNull();
  });

  it('asks nobody twice for the address they began with', async () => {
    const begun = await begin(request(fields({ email: 'solange@example.org' })), at());
    const token = begun.headers.get('location')!.split('/').at(-1)!;
    const text = await (await openPiece(request(), at({ token, piece: 'signatory' }))).text();
    expect(text).toMatch(/<input[^>]* name="email"[^>]* value="solange@example.org"/);
  });

  it('tells browsers what its fields are for, in words that a field of one line may have', async () => {
    const text = await (
      await openPiece(request(), at({ token: await aDraft(), piece: 'organisation' }))
    ).text();
    expect([...text.matchAll(/autocomplete="([^"]+)"/gi)].map(([, purpose]) => purpose)).toEqual([
      'organization',
      'address-line1',
      'address-level2',
      'postal-code',
    ]);
  });

  it('is refused when another site sends it', async () => {
    const token = await aDraft();
    const typed = { name: 'Eve', email: 'eve@example.org', locale: 'en' };
    for (const foreign of ['https://evil.example', 'null'])
      await savePiece(request(fields(typed), { origin: foreign }), at({ token, piece: 'signatory' }));
    expect((await detailOf(token))?.application.signatory).toBeNull();
  });

  it('answers an unknown link, a link of another market and an unknown piece with 404', async () => {
    const token = await aDraft();
    const other = await inTransaction({ kind: 'system' }, (tx) => aPortal(tx));
    expect((await overview(request(), at({ token: 'x'.repeat(43) }))).status).toBe(404);
    expect((await overview(request(), at({ token, portal: other.slug }))).status).toBe(404);
    expect((await openPiece(request(), at({ token, piece: 'constructor' }))).status).toBe(404);
    expect((await submit(request(fields({})), at({ token: 'x' }))).status).toBe(404);
  });

  it('begins ten applications a minute from one address and no more', async () => {
    const statuses = [];
    for (let n = 0; n < 12; n += 1) {
      const form = fields({ email: `n${n}@example.org` });
      statuses.push((await begin(request(form, { 'x-forwarded-for': '198.51.100.7' }), at())).status);
    }
    expect(statuses.slice(-2)).toEqual([429, 429]);
    expect(statuses[0]).toBe(303);
  });

  it('answers the same whether or not an address has an application', async () => {
    const answers = [];
    for (const email of ['nobody@example.org', 'awa@example.org', 'not an address']) {
      const sent = await sendLink(request(fields({ 'lost-email': email })), at());
      answers.push([sent.status, sent.headers.get('location')]);
    }
    expect(new Set(answers.map(String)).size).toBe(1);
  });
});

describe('a file', () => {
  it('of 200 MB is refused before a byte of it is read', async () => {
    const token = await aDraft();
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1_000_000));
      },
    });
    const huge = (headers: Record<string, string>) =>
      new Request(`${origin}/`, {
        method: 'POST',
        headers: { origin, 'content-type': 'multipart/form-data; boundary=x', ...headers },
        body,
        duplex: 'half',
      } as RequestInit);
    const before = pulled;
    const declared = await savePiece(
      huge({ 'content-length': '200000000' }),
      at({ token, piece: 'statutes' }),
    );
    expect(declared.status).toBe(413);
    expect(await declared.text()).toContain('at most 10 MB');
    expect(await lastEntryOf(token)).toMatchObject({ facts: { refusal: 'file-too-large' } });
    const atTheStart = await begin(huge({ 'content-length': '200000000' }), at());
    expect(atTheStart.status).toBe(413);
    expect(await atTheStart.text()).toContain('at most 0.02 MB');
    expect(pulled - before).toBeLessThanOrEqual(1);
  });

  it('that does not say its size is read no further than the bound', async () => {
    const token = await aDraft();
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1_000_000));
      },
    });
    const endless = new Request(`${origin}/`, {
      method: 'POST',
      headers: { origin, 'content-type': 'multipart/form-data; boundary=x' },
      body,
      duplex: 'half',
    } as RequestInit);
    expect((await savePiece(endless, at({ token, piece: 'statutes' }))).status).toBe(413);
    expect(pulled).toBeLessThan(15);
  });

  it('is taken, listed under its own name, and taken back', async () => {
    const token = await aDraft();
    const piece = { token, piece: 'statutes' };
    const added = await savePiece(request(files('file', aPaperFile(), 'statuts 2024.pdf')), at(piece));
    expect(added.status).toBe(303);
    expect(await (await openPiece(request(), at(piece))).text()).toContain('statuts 2024.pdf');
    const [paper] = (await detailOf(token))!.papers;
    await savePiece(request(fields({ remove: paper!.id })), at(piece));
    expect((await detailOf(token))?.papers).toEqual([]);
  });

  it.each([
    ['a web page', new Blob(['<html><script>1</script>']), 'a web page'],
    ['nothing', new Blob([]), 'No file was chosen'],
  ])('that is %s is refused in words, and the log says so', async (_what, file, words) => {
    const token = await aDraft();
    const name = file.size ? 'statuts.pdf' : '';
    const refused = await savePiece(request(files('file', file, name)), at({ token, piece: 'statutes' }));
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(words);
    expect(await lastEntryOf(token)).toMatchObject({
      action: 'application-paper-refused',
      facts: { kind: 'statutes', refusal: file.size ? 'file-kind-not-allowed' : 'file-missing' },
    });
  });

  it('of another application is not taken back by a link that is not its own', async () => {
    const mine = await aDraft();
    const theirs = await aCompleteDraft(portal);
    const [paper] = (await detailOf(theirs.token))!.papers;
    await savePiece(request(fields({ remove: paper!.id })), at({ token: mine, piece: paper!.kind }));
    expect((await detailOf(theirs.token))?.papers).toHaveLength(4);
  });
});

describe("a cooperative's list", () => {
  it('is taken whole or not at all, with line and column of every fault', async () => {
    const { token } = await aCompleteDraft(portal);
    const send = (text: string) =>
      savePiece(request(files('list', new Blob([text]), 'liste.csv')), at({ token, piece: 'producers' }));
    const refused = await send('nom;lieu;femme\nAwa;Douala;oui\n=1+1;;oui\n');
    expect(refused.status).toBe(422);
    const text = await refused.text();
    expect(text).toContain('Line 3, column “nom”');
    expect(text).toContain('Line 3, column “lieu”');
    expect((await detailOf(token))?.producers).toBe(1);
    expect(await lastEntryOf(token)).toMatchObject({
      action: 'application-producers-refused',
      facts: { faults: 2 },
    });
    expect((await send('nom;lieu;femme\nAwa;Douala;oui\nBinta;Édéa;oui\n')).status).toBe(303);
    expect((await detailOf(token))?.producers).toBe(2);
  });

  it('in Latin-1 keeps its accents, and the page asks to look at them', async () => {
    const { token } = await aCompleteDraft(portal);
    const list = new Blob([Buffer.from('nom;lieu;femme\nÉlodie Bébé;Édéa;oui\n', 'latin1')]);
    const piece = { token, piece: 'producers' };
    const sent = await savePiece(request(files('list', list, 'liste.csv')), at(piece));
    const query = new URL(sent.headers.get('location')!, origin).search;
    const page = await (await openPiece(request(undefined, {}, query), at(piece))).text();
    expect(page).toContain('Élodie Bébé');
    expect(page).toContain('old encoding');
  });
});

describe('handing it to the chamber', () => {
  it('keeps the declaration word for word as it was read', async () => {
    const { token } = await aCompleteDraft(portal);
    expect((await submit(request(fields({})), at({ token }))).status).toBe(422);
    expect((await submit(request(fields({ consent: 'on' })), at({ token }))).status).toBe(303);
    const { application } = (await detailOf(token))!;
    expect(application.state).toBe('submitted');
    expect(application.consentWording).toContain('We apply to Chamber of Commerce of Wouri');
  });

  it('closes the pieces: they lead back to where it stands', async () => {
    const { token } = await aSubmittedApplication(portal);
    const closed = await openPiece(request(), at({ token, piece: 'organisation' }));
    expect(closed.status).toBe(303);
    expect(closed.headers.get('location')).toBe(`/en/p/${portal.slug}/apply/${token}`);
  });
});
