import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appendEvidence } from '@/pki/pdf-append-evidence';
import { encodePem } from '@/pki/pem';
import { aChamber, aRevocationList } from '@/pki/testing/a-chamber';
import { aCms } from '@/pki/testing/a-cms';
import { aSignedOrder, timestampPdf } from '@/pki/testing/an-order-pdf';

const chamber = aChamber();
const cwd = mkdtempSync(join(tmpdir(), 'tradeseal-verify-'));
const content = new TextEncoder().encode('<Order/>');
const files: Record<string, Uint8Array | string> = {
  'order.pdf': await aSignedOrder(chamber),
  'root.pem': encodePem('CERTIFICATE', chamber.root.certificate),
  'root.crl': aRevocationList(
    chamber.root,
    new Date('2026-05-01T00:00:00Z'),
    new Date('2027-01-01T00:00:00Z'),
  ),
  'chamber.crl': aRevocationList(
    chamber.chamber,
    new Date('2026-05-01T00:00:00Z'),
    new Date('2027-01-01T00:00:00Z'),
  ),
  'order.xml': content,
  'order.p7s': aCms({ content: [content], signer: chamber.buyer, chain: [chamber.chamber.certificate] }),
};
files['completed.pdf'] = timestampPdf(
  appendEvidence(await aSignedOrder(chamber, { stamped: true }), {
    certificates: [chamber.chamber.certificate],
    crls: [
      aRevocationList(chamber.root, new Date('2026-05-02T00:00:00Z'), new Date('2026-06-05T00:00:00Z')),
      aRevocationList(chamber.chamber, new Date('2026-05-02T12:00:00Z'), new Date('2026-05-09T00:00:00Z')),
    ],
  }),
  chamber.tsa,
  new Date('2026-05-03T00:00:00Z'),
);
files['changed.pdf'] = (files['order.pdf'] as Uint8Array).map((byte, i) => (i === 400 ? byte ^ 1 : byte));
for (const [name, bytes] of Object.entries(files)) writeFileSync(join(cwd, name), bytes);

function run(...args: string[]) {
  const tsx = join(process.cwd(), 'node_modules/.bin/tsx');
  const script = join(process.cwd(), 'scripts/verify.ts');
  const { status, stdout, stderr } = spawnSync(
    tsx,
    ['--tsconfig', join(process.cwd(), 'tsconfig.json'), script, ...args],
    { cwd, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}
const asked = ['--anchor', 'root.pem', '--at', '2026-06-01T12:00:00Z'];
const lists = ['--crl', 'root.crl', '--crl', 'chamber.crl'];

describe('npm run verify', { timeout: 120_000 }, () => {
  it('leaves with 0 when every signature passes', () => {
    const { status, stdout } = run('order.pdf', ...asked, ...lists);
    expect([status, stdout.split('\n')[0]]).toEqual([0, 'order.pdf: TOTAL-PASSED']);
  });

  it('leaves with 1 when one does not, and says why', () => {
    const { status, stdout } = run('changed.pdf', ...asked, ...lists);
    expect(status).toBe(1);
    expect(stdout).toContain('HASH_FAILURE');
    expect(run('order.pdf', ...asked).status).toBe(1);
    expect(run('order.pdf', ...asked, '--revocation', 'none').status).toBe(0);
  });

  it('verifies a completed document years later and offline, from the file and the root', () => {
    const later = ['completed.pdf', '--anchor', 'root.pem', '--at', '2027-05-01T00:00:00Z'];
    const alone = run(...later);
    expect(alone.status).toBe(1);
    expect(alone.stdout).toContain('TRY_LATER');
    expect(run(...later, '--timestamp-freshness', '400').status).toBe(0);
  });

  it('prints JSON, and reads detached signatures', () => {
    const { status, stdout } = run('order.xml', '--signature', 'order.p7s', ...asked, ...lists, '--json');
    expect([status, JSON.parse(stdout).format]).toEqual([0, 'cades']);
  });

  it.each([
    [['order.pdf'], 'Name at least one trusted root'],
    [['order.pdf', '--anchor', 'order.pdf'], 'holds no CERTIFICATE'],
    [['order.pdf', '--anchor', 'root.pem', '--at', 'yesterday'], 'is not an ISO 8601 time'],
    [['order.pdf', '--anchor', 'root.pem', '--timestamp-freshness', 'long'], 'is a number of days'],
  ])('leaves with 2 and a sentence for %j', (args, sentence) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });
});
