import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readCamt053 } from '@/reconciliation/read-camt053';
import type { Movement } from './bank-book';
import { startDemoBank } from './start-demo-bank';

async function aBank(heard: Movement[]) {
  const stateFile = join(mkdtempSync(join(tmpdir(), 'demo-bank-')), 'bank.json');
  const bank = await startDemoBank({ stateFile, movements: async () => heard });
  onTestFinished(() => bank.close());
  return bank;
}

describe("the demo's bank", () => {
  it('books each movement once; every statement begins where the last one ended', async () => {
    const heard: Movement[] = [{ name: 'po_1', amountMinor: 97_000, endToEndId: 'po_1' }];
    const bank = await aBank(heard);
    const first = readCamt053((await bank.statement())?.xml ?? '');
    expect(await bank.statement()).toBeNull();
    heard.push({ name: 'payout', amountMinor: -95_000, counterparty: 'COOPERATIVE & FILLES' });
    const second = readCamt053((await bank.statement())?.xml ?? '');
    expect(first.ok && first.statements[0]?.closingMinor).toBe(97_000);
    expect(second.ok && second.statements[0]).toMatchObject({ openingMinor: 97_000, closingMinor: 2_000 });
  });

  it('hands the file out to a browser', async () => {
    const bank = await aBank([{ name: 'a', amountMinor: 1 }]);
    expect(await (await fetch(bank.url)).text()).toContain('FR7630006000011234567890189');
    const file = await fetch(`${bank.url}/statement`, { method: 'POST' });
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="BDD-.*\.xml"$/);
    expect(readCamt053(await file.text()).ok).toBe(true);
    expect((await fetch(`${bank.url}/other`)).status).toBe(404);
  });
});
