import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCrl, type CrlRequest } from './build-crl';
import { parseCrl } from './crl';
import { encodePem } from './pem';
import { readRevokedEntries } from './read-revoked-entries';
import { anIdentity, aRoot, type TestIdentity } from './testing/an-authority';
import { certificatePem, hasOpenssl, openssl } from './testing/openssl';

let root: TestIdentity;
let issuing: TestIdentity;
beforeAll(async () => {
  root = await aRoot();
  issuing = await anIdentity(root, 'issuing-ca');
});

const now = new Date(Math.floor(Date.now() / 1000) * 1000);
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const aCrl = (over: Partial<CrlRequest> = {}): CrlRequest => ({
  number: 7,
  thisUpdate: now,
  nextUpdate: inDays(7),
  revoked: [],
  ...over,
});
const anEntry = (serial: number[], reason: CrlRequest['revoked'][number]['reason'] = 'keyCompromise') => ({
  serial: Uint8Array.from(serial),
  revokedAt: inDays(-1),
  reason,
});
const findings = async (over: Partial<CrlRequest>) => {
  const issuance = await buildCrl(aCrl(over), issuing);
  return issuance.issued ? [] : issuance.findings.map(({ rule }) => rule);
};

async function issuedCrl(over: Partial<CrlRequest>): Promise<Uint8Array> {
  const issuance = await buildCrl(aCrl(over), issuing);
  if (!issuance.issued) throw new Error(JSON.stringify(issuance.findings));
  return issuance.crl;
}

describe('certificate revocation lists', () => {
  it.each([
    ['ends before it begins', { nextUpdate: inDays(-1) }, 'validity-order'],
    ['is good for longer than 40 days', { nextUpdate: inDays(41) }, 'validity-too-long'],
    ['names a serial twice', { revoked: [anEntry([1]), anEntry([1])] }, 'serial-twice'],
    [
      'revokes in the future',
      { revoked: [{ ...anEntry([1]), revokedAt: inDays(1) }] },
      'revoked-in-the-future',
    ],
    ['takes a certificate off a complete list', { revoked: [anEntry([1], 'removeFromCRL')] }, 'reason'],
    ['is a delta over itself', { baseNumber: 7 }, 'delta-base'],
  ])('is not signed when it %s', async (_what, over, rule) => {
    expect(await findings(over)).toContain(rule);
  });

  it('may be empty, a delta, and scoped', async () => {
    expect(await findings({})).toEqual([]);
    expect(await findings({ baseNumber: 6, revoked: [anEntry([1], 'removeFromCRL')] })).toEqual([]);
    expect(await findings({ scope: { url: 'http://pki.example/crl/1', only: 'user-certificates' } })).toEqual(
      [],
    );
  });

  it('holds twenty thousand entries, which the relying party reads', async () => {
    const revoked = Array.from({ length: 20_000 }, (_, i) => anEntry([1, i >> 16, (i >> 8) & 255, i & 255]));
    const list = parseCrl(await issuedCrl({ revoked }));
    expect(list.entries.count).toBe(20_000);
    expect(readRevokedEntries(list.der).at(-1)).toMatchObject({ reason: 'keyCompromise' });
  });

  it.skipIf(!hasOpenssl)('openssl reads it and finds the revoked certificate by it', async () => {
    const awa = await anIdentity(issuing, 'end-entity');
    const serial = Uint8Array.from(Buffer.from(new X509Certificate(awa.certificate).serialNumber, 'hex'));
    const check = async (revoked: CrlRequest['revoked']) => {
      const crl = await issuedCrl({ revoked, scope: { url: 'http://pki.example/crl/1' } });
      const files = {
        'root.pem': certificatePem(root.certificate),
        'ca.pem': certificatePem(issuing.certificate),
        'leaf.pem': certificatePem(awa.certificate),
        'crl.pem': encodePem('X509 CRL', crl),
      };
      expect(openssl(files, 'crl', '-in', 'crl.pem', '-CAfile', 'ca.pem', '-noout').stderr).toContain(
        'verify OK',
      );
      return openssl(
        files,
        'verify',
        '-x509_strict',
        '-crl_check',
        '-CRLfile',
        'crl.pem',
        '-CAfile',
        'root.pem',
        '-untrusted',
        'ca.pem',
        'leaf.pem',
      );
    };
    expect((await check([])).stderr).toBe('');
    const revoked = await check([{ serial, revokedAt: inDays(-1), reason: 'certificateHold' }]);
    expect(revoked.stderr).toContain('certificate revoked');
  });
});
