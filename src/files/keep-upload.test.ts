import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fileStorage } from './configured-storage';
import { keepUpload } from './keep-upload';
import { aClamd, eicar } from './testing/a-clamd';
import { aTelephonePhoto } from './testing/a-photo';

let directory: string;
let clamd: Awaited<ReturnType<typeof aClamd>>;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tradeseal-keep-'));
  clamd = await aClamd();
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@localhost/none');
  vi.stubEnv('NEXTAUTH_SECRET', 'x'.repeat(32));
  vi.stubEnv('KEY_ENCRYPTION_KEY', Buffer.alloc(32).toString('base64'));
  vi.stubEnv('STRIPE_SECRET_KEY', 'sk_test_1');
  vi.stubEnv('STRIPE_WEBHOOK_SECRET', `whsec_${'x'.repeat(20)}`);
  vi.stubEnv('BASE_URL', 'http://localhost:3000');
  vi.stubEnv('DATA_DIRECTORY', directory);
  vi.stubEnv('CLAMD_HOST', clamd.host);
  vi.stubEnv('CLAMD_PORT', String(clamd.port));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await clamd.close();
  await rm(directory, { recursive: true, force: true });
});

const limits = { kinds: ['jpeg', 'pdf', 'text'], largestBytes: 3_000_000 } as const;

describe('a paper that is kept', { timeout: 90_000 }, () => {
  test('is a photograph drawn anew, under the digest of what is stored, and scanned', async () => {
    const sent = await aTelephonePhoto({ width: 800, height: 600 });
    const kept = await keepUpload('papers', new Blob([new Uint8Array(sent)]), limits);
    if (!kept.ok) throw new Error(kept.refusal.code);
    const stored = await fileStorage().get(kept.value.key);
    expect(kept.value).toMatchObject({
      kind: 'jpeg',
      contentType: 'image/jpeg',
      scan: 'clean',
      size: stored?.length,
    });
    expect(Buffer.from(stored ?? []).includes('Awa N.')).toBe(false);
  });

  test('is not one that the scanner knows', async () => {
    expect(await keepUpload('papers', new Blob([eicar]), limits)).toEqual({
      ok: false,
      refusal: { code: 'file-infected', detail: { signature: 'Eicar-Test-Signature' } },
    });
  });

  test('is not a PDF that acts', async () => {
    const acting = new Blob(['%PDF-1.4\n1 0 obj << /S /JavaScript >> endobj\n%%EOF']);
    expect(await keepUpload('papers', acting, limits)).toMatchObject({ refusal: { code: 'pdf-active' } });
  });

  test('is not a HEIC, and the sender is told what to choose instead', async () => {
    const heic = new Blob([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')]);
    expect(await keepUpload('papers', heic, limits)).toEqual({ ok: false, refusal: { code: 'file-heic' } });
  });
});
