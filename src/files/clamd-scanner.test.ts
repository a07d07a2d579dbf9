import { afterEach, describe, expect, test } from 'vitest';
import { clamdScanner } from './clamd-scanner';
import { aClamd, eicar } from './testing/a-clamd';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function verdictOn(file: string | Uint8Array, says?: string) {
  const clamd = await aClamd(says);
  open.push(clamd);
  return await clamdScanner(clamd, 2000).scan(Buffer.from(file));
}

describe('clamd', () => {
  test('finds a file of many chunks clean', async () => {
    expect(await verdictOn(new Uint8Array(300_000).fill(7))).toEqual({ verdict: 'clean' });
  });

  test('names what it found, even across chunks', async () => {
    const file = `${' '.repeat(64 * 1024 - 20)}${eicar}`;
    expect(await verdictOn(file)).toEqual({ verdict: 'infected', signature: 'Eicar-Test-Signature' });
  });

  test.each(['INSTREAM size limit exceeded. ERROR\0', 'stream: OK but not quite\0', '', 'x'.repeat(5000)])(
    'that answers %j has not cleared the file',
    async (answer) => {
      expect(await verdictOn('abc', answer)).toEqual({ verdict: 'unavailable' });
    },
  );

  test('out of reach has not cleared the file', async () => {
    const clamd = await aClamd();
    await clamd.close();
    expect(await clamdScanner(clamd).scan(Buffer.from('abc'))).toEqual({ verdict: 'unavailable' });
  });
});
