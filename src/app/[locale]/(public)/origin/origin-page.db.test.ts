import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { findDocumentFile } from '@/documents/find-document';
import {
  accepted,
  aSigningHouse,
  as,
  type Member,
  type SigningHouse,
} from '@/documents/testing/a-signing-house';
import { withdrawCertificate } from '@/origin/decide-certificate';
import { type OriginCertificate, verificationPath } from '@/origin/origin-certificate';
import { aRegistrar, issued } from '@/origin/testing/a-registrar';
import { anAcceptedOrder } from '@/payments/testing/a-trade';
import { POST } from '../verify/route';
import { GET } from './[link]/route';

let house: SigningHouse;
let registrar: Member;
let certificate: OriginCertificate;
beforeAll(async () => {
  await testDatabase();
  house = await aSigningHouse();
  registrar = await aRegistrar(house.portalId);
  certificate = await issued(house, registrar, await anAcceptedOrder(house));
});
afterAll(closeTestDatabase);

const open = async (link: string, locale = 'en') => {
  const request = new Request(`https://trade.example/${locale}/origin/${link}`);
  const answer = await GET(request, { params: Promise.resolve({ locale, link }) });
  return { answer, html: await answer.text() };
};
const linkOf = () => verificationPath(certificate).replace('/origin/', '');
const main = (html: string) => html.slice(html.indexOf('<main'), html.indexOf('</main>'));

describe('the page at a verification link', () => {
  it('says that the certificate stands, who issued it with the seal, and for which goods; no script, no price, no cache', async () => {
    const { answer, html } = await open(linkOf());
    expect(answer.status).toBe(200);
    for (const said of [
      'This certificate stands',
      certificate.number,
      'Aïssatou Njoya',
      '0804.30',
      'Cameroon',
      'rosette',
    ])
      expect(main(html)).toContain(said);
    expect(main(html)).not.toMatch(/EUR|€|1,000/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'none'");
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(html).toContain('noindex');
  });

  it('is there in every language, and nowhere for whoever guesses', async () => {
    for (const locale of ['fr', 'es', 'pt', 'ar'])
      expect((await open(linkOf(), locale)).html).toContain(certificate.number);
    for (const wrong of [certificate.number, `${certificate.number}-${'a'.repeat(24)}`, '..', '%00'])
      expect((await open(wrong)).answer.status).toBe(404);
  });

  it('leads the file to the verifier, which names the chamber and shows what was certified', async () => {
    const file = await as(house.buyer, (tx) =>
      findDocumentFile(tx, { kind: 'certificate-of-origin', subjectId: certificate.id }),
    );
    const form = new FormData();
    form.set('file', new File([Buffer.from(file!.revision.bytes)], 'CO.pdf', { type: 'application/pdf' }));
    const request = new Request('https://trade.example/en/verify', { method: 'POST', body: form });
    const answer = await POST(request, { params: Promise.resolve({ locale: 'en' }) });
    const html = main(await answer.text());
    for (const said of [
      'The signature holds',
      'The certificate of origin that was signed',
      '“I certify this”',
      'Signature 1: chamber',
      linkOf(),
    ])
      expect(html).toContain(said);
    expect(html).not.toMatch(/EUR|€/);
  });

  it('says that it was withdrawn, and why', async () => {
    accepted(
      await as(registrar, (tx, actor) =>
        withdrawCertificate(tx, actor, { certificateId: certificate.id, reason: 'Goods were exchanged' }),
      ),
    );
    const { html } = await open(linkOf());
    expect(main(html)).toContain('This certificate was withdrawn');
    expect(main(html)).toContain('Goods were exchanged');
    expect(main(html)).not.toContain('This certificate stands');
  });
});
