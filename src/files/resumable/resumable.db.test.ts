import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { appendToUpload } from './append-to-upload';
import { endUpload, findUpload, readUpload } from './find-upload';
import { endExpiredUploads, startUpload } from './start-upload';

const awa = '01890a5d-ac96-774b-bcce-b302099a8057';
const moussa = '01890a5d-ac96-774b-bcce-b302099a8058';
const portalId = '01890a5d-ac96-774b-bcce-b302099a8059';
const by = <T>(personId: string, work: (tx: Tx) => Promise<T>) =>
  inTransaction({ kind: 'chamber', portalId, personId }, work);

async function anUpload(length: number, personId = awa): Promise<string> {
  const started = await by(personId, (tx) => startUpload(tx, { personId, length, largestBytes: 1000 }));
  if (!started.ok) throw new Error(started.refusal.code);
  return started.value.uploadId;
}
const send = (uploadId: string, offset: number, text: string, personId = awa) =>
  by(personId, (tx) => appendToUpload(tx, { uploadId, offset, bytes: Buffer.from(text) }));
const arrived = async (uploadId: string, personId = awa) => {
  const bytes = await by(personId, (tx) => readUpload(tx, uploadId));
  return bytes && Buffer.from(bytes).toString();
};

beforeAll(() => testDatabase());
afterAll(() => closeTestDatabase());

describe('an upload', () => {
  it('arrives in parts, and is whole only when all have come', async () => {
    const id = await anUpload(8);
    expect(await send(id, 0, 'ananas')).toEqual({ ok: true, value: { offset: 6 } });
    expect(await arrived(id)).toBeNull();
    expect(await send(id, 6, ' !')).toEqual({ ok: true, value: { offset: 8 } });
    expect(await arrived(id)).toBe('ananas !');
    expect(await by(awa, (tx) => endUpload(tx, id))).toBe(true);
    expect(await by(awa, (tx) => findUpload(tx, id))).toBeNull();
  });

  it('goes on where it stopped, and says where that is to whoever goes on from elsewhere', async () => {
    const id = await anUpload(8);
    await send(id, 0, 'ana');
    expect(await send(id, 0, 'ana')).toEqual({
      ok: false,
      refusal: { code: 'upload-elsewhere', detail: { offset: 3 } },
    });
    expect(await send(id, 5, 'as')).toMatchObject({ refusal: { code: 'upload-elsewhere' } });
  });

  it('sent twice at once arrives once', async () => {
    const id = await anUpload(6);
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(id, 0, 'ananas')));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await arrived(id)).toBe('ananas');
  });

  it('takes no more than was announced, nor more than may be', async () => {
    const id = await anUpload(3);
    expect(await send(id, 0, 'ananas')).toMatchObject({ refusal: { code: 'upload-overfull' } });
    const huge = by(awa, (tx) => startUpload(tx, { personId: awa, length: 1001, largestBytes: 1000 }));
    expect(await huge).toMatchObject({ refusal: { code: 'file-too-large' } });
    const empty = by(awa, (tx) => startUpload(tx, { personId: awa, length: 0, largestBytes: 1000 }));
    expect(await empty).toMatchObject({ refusal: { code: 'file-empty' } });
  });

  it('is its sender’s alone', async () => {
    const id = await anUpload(3);
    expect(await send(id, 0, 'abc', moussa)).toMatchObject({ refusal: { code: 'upload-unknown' } });
    await send(id, 0, 'abc');
    expect(await arrived(id, moussa)).toBeNull();
    expect(await by(moussa, (tx) => endUpload(tx, id))).toBe(false);
  });

  it('is forgotten after a day, and nobody keeps more than twenty open', async () => {
    const id = await anUpload(3);
    const tomorrow = new Date(Date.now() + 25 * 60 * 60 * 1000);
    expect(await by(awa, (tx) => findUpload(tx, id, tomorrow))).toBeNull();
    await inTransaction({ kind: 'system' }, (tx) => endExpiredUploads(tx, tomorrow));
    for (let n = 0; n < 20; n++) await anUpload(3);
    await expect(anUpload(3)).rejects.toThrow('too-many-uploads');
    await anUpload(3, moussa);
  });
});
