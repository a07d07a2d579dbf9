import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildTimestampToken, timestampGranted, timestampRejected } from './build-timestamp-token';
import { anIdentity, aRoot, type TestIdentity, testPolicy } from './testing/an-authority';
import { certificatePem, hasOpenssl, openssl } from './testing/openssl';
import { buildTimestampRequest, parseTimestampRequest } from './timestamp-request';

let root: TestIdentity;
let tsa: TestIdentity;
beforeAll(async () => {
  root = await aRoot();
  tsa = await anIdentity(root, 'tsa', { days: 3000 });
});

const content = 'the second revision of the order';
const digest = new Uint8Array(createHash('sha256').update(content).digest());
const issue = () => ({ at: new Date(), policy: testPolicy, accuracySeconds: 1 });

describe('time-stamp requests', () => {
  it('reads back what it wrote', () => {
    const nonce = Uint8Array.of(0x91, 2, 3);
    expect(parseTimestampRequest(buildTimestampRequest(digest, nonce, testPolicy))).toEqual({
      ok: true,
      request: {
        hashAlgorithm: '2.16.840.1.101.3.4.2.1',
        hashedMessage: digest,
        policy: testPolicy,
        nonce: Uint8Array.of(0, 0x91, 2, 3),
        wantsCertificate: true,
      },
    });
  });

  it('refuses an imprint of the wrong length', () => {
    const request = buildTimestampRequest(digest.subarray(1));
    expect(parseTimestampRequest(request)).toEqual({ ok: false, failure: 'badDataFormat' });
  });

  it.skipIf(!hasOpenssl)('refuses SHA-1', () => {
    const { bytes } = openssl({ f: content }, 'ts', '-query', '-data', 'f', '-sha1');
    expect(parseTimestampRequest(bytes)).toEqual({ ok: false, failure: 'badAlg' });
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(parseTimestampRequest(bytes).ok).toBe(false);
      }),
    );
  });
});

describe.skipIf(!hasOpenssl)('time-stamp tokens, as openssl sees them', () => {
  it.each(['-sha256', '-sha384', '-sha512'])('over %s, certificates included on demand', async (hash) => {
    for (const cert of [['-cert'], []]) {
      const query = openssl({ f: content }, 'ts', '-query', '-data', 'f', hash, ...cert).bytes;
      const parsed = parseTimestampRequest(query);
      if (!parsed.ok) throw new Error(parsed.failure);
      const reply = timestampGranted(await buildTimestampToken(parsed.request, issue(), tsa));
      const files = {
        query,
        reply,
        'root.pem': certificatePem(root.certificate),
        'tsa.pem': certificatePem(tsa.certificate),
      };
      const untrusted = cert.length > 0 ? [] : ['-untrusted', 'tsa.pem'];
      const { status, stdout, stderr } = openssl(
        files,
        'ts',
        '-verify',
        '-queryfile',
        'query',
        '-in',
        'reply',
        '-CAfile',
        'root.pem',
        ...untrusted,
      );
      expect({ status, stdout: stdout.trim(), stderr }).toMatchObject({
        status: 0,
        stdout: expect.stringContaining('Verification: OK'),
      });
    }
  });

  it('a rejection says why', () => {
    const { stdout } = openssl(
      { reply: timestampRejected('unacceptedPolicy', 'no such policy') },
      'ts',
      '-reply',
      '-in',
      'reply',
      '-text',
    );
    expect(stdout).toContain('Status: Rejected');
    expect(stdout).toContain('no such policy');
    expect(stdout).toContain('policy is not supported');
  });
});
