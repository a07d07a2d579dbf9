import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aProduct } from '@/catalogue/testing/a-product';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { GET } from './[portal]/[product]/route';
import { cardSize } from './draw-card';

let portal: string;
let product: string;
beforeAll(async () => {
  await testDatabase();
  await inTransaction({ kind: 'system' }, async (tx) => {
    const { id: portalId, slug } = await aPortal(tx, { locales: ['ar', 'fr'] });
    const { id: organisationId } = await anOrganisation(tx, { portalId });
    const seller = await aPerson(tx, { portalId, organisationId, roles: ['owner'] });
    ({ slug: product } = await aProduct(tx, seller, {
      texts: {
        ar: { name: 'أناناس مجفف', description: 'مجفف تحت الشمس.', translation: 'original' },
        fr: { name: 'Ananas séché', description: 'Séché au soleil.', translation: 'human' },
      },
    }));
    portal = slug;
  });
});
afterAll(closeTestDatabase);

const card = async (query: string, headers: Record<string, string> = {}, goods = product) =>
  await GET(new Request(`https://trade.example/cards/x/y${query}`, { headers }), {
    params: Promise.resolve({ portal, product: goods }),
  });
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

describe('the share card of goods', () => {
  it('is in the language of the page that is shared, Arabic included, else in the market’s first', async () => {
    const [arabic, french, unknown] = await Promise.all(
      ['?in=ar', '?in=fr', '?in=xx'].map((in_) => card(in_)),
    );
    expect(arabic!.headers.get('content-type')).toBe('image/jpeg');
    expect(arabic!.headers.get('etag')).not.toBe(french!.headers.get('etag'));
    expect(unknown!.headers.get('etag')).toBe(arabic!.headers.get('etag'));
    const [fromRight, fromLeft] = [await bytesOf(arabic!), await bytesOf(french!)];
    for (const bytes of [fromRight, fromLeft]) expect(await sharp(bytes).metadata()).toMatchObject(cardSize);
    const colourAt = async (bytes: Buffer, left: number) =>
      await sharp(bytes).extract({ left, top: 300, width: 1, height: 1 }).raw().toBuffer();
    const edges = [await colourAt(fromRight, 594), await colourAt(fromLeft, 606)];
    for (const [red, , blue] of edges) expect(blue! - red!).toBeGreaterThan(60);
  });

  it('is not sent twice to who has it, nor of goods that there are not', async () => {
    const etag = (await card('?in=ar')).headers.get('etag')!;
    expect((await card('?in=ar', { 'if-none-match': etag })).status).toBe(304);
    expect((await card('?in=ar', {}, 'nothing')).status).toBe(404);
  });
});
