import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Authority } from '@/certificates/authority';
import { anEnrolledPerson, type EnrolledPerson, someAuthorities } from '@/certificates/testing/a-certificate';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { buildCertId } from '@/pki/ocsp-cert-id';
import { buildOcspRequest } from '@/pki/ocsp-request';
import { toBase64 } from '@/pki/pem';
import { buildTimestampRequest } from '@/pki/timestamp-request';
import { GET as getCa } from './ca/[authority]/route';
import { GET as getCrl } from './crl/[authority]/route';
import { GET as getOcsp } from './ocsp/[...request]/route';
import { POST as postOcsp } from './ocsp/route';
import { POST as postTsa } from './tsa/route';

let issuing: Authority;
let held: EnrolledPerson;
const base = 'http://localhost:3000/pki';

beforeAll(async () => {
  await testDatabase();
  await inTransaction({ kind: 'system' }, async (tx) => {
    const portalId = (await aPortal(tx)).id;
    const organisationId = (await anOrganisation(tx, { portalId })).id;
    const person = await aPerson(tx, { portalId, organisationId, roles: ['owner'] });
    ({ issuing } = await someAuthorities(tx, portalId));
    held = await anEnrolledPerson(tx, { personId: person.personId, organisationId });
  });
});
afterAll(closeTestDatabase);

const crl = (authority: string, headers = {}) =>
  getCrl(new Request(`${base}/crl/${authority}`, { headers }), { params: Promise.resolve({ authority }) });
const post = (path: string, contentType: string, body: Uint8Array) =>
  new Request(`${base}/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': contentType },
    body: Uint8Array.from(body),
  });

describe('the public PKI endpoints', () => {
  it('are where the certificates say they are', () => {
    const { infoAccess } = new X509Certificate(held.certificate);
    expect(infoAccess).toContain(`URI:${base}/ocsp`);
    expect(infoAccess).toContain(`URI:${base}/ca/${issuing.id}`);
    expect(Buffer.from(held.certificate).toString('latin1')).toContain(`${base}/crl/${issuing.id}`);
  });

  it('give the revocation list, once for each version', async () => {
    const first = await crl(issuing.id);
    expect(first.headers.get('content-type')).toBe('application/pkix-crl');
    expect(first.headers.get('cache-control')).toContain('max-age=60');
    const etag = first.headers.get('etag')!;
    expect((await crl(issuing.id, { 'If-None-Match': etag })).status).toBe(304);
    expect((await crl(`${issuing.id}.crl`)).status).toBe(200);
    expect((await crl("' or 1=1")).status).toBe(404);
    expect((await crl(crypto.randomUUID())).status).toBe(404);
  });

  it('give the certificate of an authority', async () => {
    const authority = issuing.id;
    const response = await getCa(new Request(`${base}/ca/${authority}`), {
      params: Promise.resolve({ authority }),
    });
    expect(response.headers.get('content-type')).toBe('application/pkix-cert');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(issuing.certificate);
  });

  it('answer OCSP by POST and by GET, which caches may keep', async () => {
    const serial = Uint8Array.from(Buffer.from(new X509Certificate(held.certificate).serialNumber, 'hex'));
    const der = buildOcspRequest([buildCertId(issuing.certificate, serial)]);
    const posted = await postOcsp(post('ocsp', 'application/ocsp-request', der));
    expect(posted.headers.get('cache-control')).toBe('no-store');
    const got = await getOcsp(new Request(`${base}/ocsp/${encodeURIComponent(toBase64(der))}`));
    expect(got.headers.get('content-type')).toBe('application/ocsp-response');
    expect(got.headers.get('cache-control')).toContain('max-age=60');
    expect(new Date(got.headers.get('expires')!).getTime()).toBeGreaterThan(Date.now());
    expect((await getOcsp(new Request(`${base}/ocsp/%%%`))).status).toBe(400);
  });

  it('stamp a digest', async () => {
    const query = buildTimestampRequest(new Uint8Array(32));
    const reply = await postTsa(post('tsa', 'application/timestamp-query', query));
    expect(reply.headers.get('content-type')).toBe('application/timestamp-reply');
    expect((await reply.arrayBuffer()).byteLength).toBeGreaterThan(500);
  });

  it('refuse what is too long or of another type', async () => {
    expect((await postOcsp(post('ocsp', 'application/ocsp-request', new Uint8Array(9000)))).status).toBe(413);
    expect((await postOcsp(post('ocsp', 'text/plain', new Uint8Array(9)))).status).toBe(415);
    expect((await postTsa(post('tsa', 'application/timestamp-query', new Uint8Array(5000)))).status).toBe(
      413,
    );
  });
});
