import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildOcspResponse, type CertStatus, ocspErrorResponse } from './build-ocsp-response';
import { buildCertId, isIssuedBy } from './ocsp-cert-id';
import { buildOcspRequest, parseOcspRequest } from './ocsp-request';
import { anIdentity, aRoot, type TestIdentity } from './testing/an-authority';
import { certificatePem, hasOpenssl, openssl } from './testing/openssl';

let root: TestIdentity;
let issuing: TestIdentity;
let awa: TestIdentity;
let responder: TestIdentity;
let serial: Uint8Array;
beforeAll(async () => {
  root = await aRoot();
  issuing = await anIdentity(root, 'issuing-ca');
  awa = await anIdentity(issuing, 'end-entity');
  responder = await anIdentity(issuing, 'ocsp-responder');
  serial = Uint8Array.from(Buffer.from(new X509Certificate(awa.certificate).serialNumber, 'hex'));
});

describe('OCSP requests', () => {
  it('reads back what it wrote, SHA-1 and SHA-256, with and without nonce', () => {
    for (const hash of ['sha1', 'sha256'] as const) {
      for (const nonce of [undefined, new Uint8Array(32).fill(7)]) {
        const certId = buildCertId(issuing.certificate, serial, hash);
        const parsed = parseOcspRequest(buildOcspRequest([certId], nonce));
        expect(parsed).toMatchObject({ ok: true, nonce: nonce ?? null });
        const [first] = parsed.ok ? parsed.certIds : [];
        expect(first && isIssuedBy(first, issuing.certificate)).toBe(true);
        expect(first && isIssuedBy(first, root.certificate)).toBe(false);
        expect(first?.serial).toEqual(serial);
      }
    }
  });

  it('refuses more certificates than twenty in one request', () => {
    const certId = buildCertId(issuing.certificate, serial);
    expect(parseOcspRequest(buildOcspRequest(Array(21).fill(certId)))).toEqual({
      ok: false,
      reason: 'too-many',
    });
  });

  it('never throws, whatever the bytes', () => {
    const valid = buildOcspRequest([buildCertId(issuing.certificate, serial)], new Uint8Array(16));
    fc.assert(
      fc.property(fc.nat(valid.length - 1), fc.nat(255), fc.nat(valid.length), (at, octet, end) => {
        const mutated = Uint8Array.from(valid);
        mutated[at] = octet;
        expect(typeof parseOcspRequest(mutated.subarray(0, end)).ok).toBe('boolean');
      }),
    );
  });
});

describe.skipIf(!hasOpenssl)('OCSP responses, as openssl sees them', () => {
  const statuses: [CertStatus, string][] = [
    [{ status: 'good' }, 'leaf.pem: good'],
    [{ status: 'unknown' }, 'leaf.pem: unknown'],
    [
      { status: 'revoked', at: new Date(Date.now() - 1000), reason: 'keyCompromise' },
      'Reason: keyCompromise',
    ],
    [{ status: 'revoked', at: new Date(Date.now() - 1000), reason: 'unspecified' }, 'leaf.pem: revoked'],
  ];
  it.each(statuses)('%o', async (certStatus, expected) => {
    const files = {
      'root.pem': certificatePem(root.certificate),
      'ca.pem': certificatePem(issuing.certificate),
      'leaf.pem': certificatePem(awa.certificate),
    };
    const { cwd } = openssl(
      files,
      'ocsp',
      '-sha256',
      '-issuer',
      'ca.pem',
      '-cert',
      'leaf.pem',
      '-reqout',
      'request.der',
    );
    const request = parseOcspRequest(new Uint8Array(readFileSync(join(cwd, 'request.der'))));
    if (!request.ok) throw new Error(request.reason);
    const now = new Date();
    const single = {
      certId: request.certIds[0]!.raw,
      certStatus,
      thisUpdate: now,
      nextUpdate: new Date(now.getTime() + 3_600_000),
    };
    const response = await buildOcspResponse(
      { responses: [single], producedAt: now, nonce: request.nonce },
      responder,
    );
    const { stdout, stderr, status } = openssl(
      {
        ...files,
        'response.der': response,
        'request.der': new Uint8Array(readFileSync(join(cwd, 'request.der'))),
      },
      'ocsp',
      '-respin',
      'response.der',
      '-reqin',
      'request.der',
      '-no_nonce',
      '-sha256',
      '-issuer',
      'ca.pem',
      '-cert',
      'leaf.pem',
      '-CAfile',
      'root.pem',
      '-verify_other',
      'ca.pem',
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('Response verify OK') });
    expect(stderr).not.toContain('WARNING');
    expect(stdout).toContain(expected);
  });

  it('errors are read as errors', () => {
    const { stdout } = openssl(
      { 'response.der': ocspErrorResponse('unauthorized') },
      'ocsp',
      '-respin',
      'response.der',
      '-noverify',
      '-text',
    );
    expect(stdout).toContain('unauthorized (6)');
  });
});
