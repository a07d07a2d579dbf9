import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { goodsOfAllMarkets } from '@/demo/testing/goods-of-all-markets';
import { type Locale, locales } from '@/i18n/locales';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { searchProducts } from '../search-products';
import { aProduct } from '../testing/a-product';

/** What buyers type over all markets of the demo, and what they expect to be shown, in any order. */

beforeAll(async () => {
  await testDatabase();
  await inTransaction({ kind: 'system' }, async (tx) => {
    await goodsOfAllMarkets(tx);
    await goodsTheDemoLacks(tx);
  });
}, 120_000);
afterAll(closeTestDatabase);

async function goodsTheDemoLacks(tx: Tx): Promise<void> {
  const { id: portalId } = await aPortal(tx, { slug: 'terceira', country: 'PT', locales: [...locales] });
  const organisation = { portalId, legalName: 'Cooperativa Agrícola da Terceira' };
  const { id: organisationId } = await anOrganisation(tx, organisation);
  const seller = await aPerson(tx, { portalId, organisationId, roles: ['seller'] });
  const sold: readonly [Locale, string, string, scheme?: string][] = [
    ['pt', 'Limão galego', 'Colhido à mão.', 'GLOBALG.A.P.'],
    ['pt', 'Pão de milho', 'Cozido em forno de lenha.', 'Fairtrade'],
    ['pt', 'Lençol de algodão', 'Branco, bordado.'],
    ['ar', 'قَهْوَةٌ عربية', 'محمّصة مع الهيل، من إنتاج تعاونية نسائية.'],
    ['ar', 'سلة من سعف النخيل', 'مصنوعة باليد.'],
    ['en', 'Hibiscus leaf', 'Whole, for infusions.'],
    ['fr', 'Thé vert à la menthe', 'Feuilles entières.'],
    ['es', 'Nuez pecana', 'Pelada a mano.', 'EU organic'],
    [
      'en',
      'Tamarind/baobab pulp T-200',
      'Thrice sieved.Vacuum packed, grains of 3.5mm; lyo\u00adphil\u00adised.',
    ],
    ['es', 'Té de muña', 'Hojas enteras, secadas a la sombra.'],
  ];
  for (const [locale, name, description, scheme] of sold)
    await aProduct(tx, seller, {
      originCountry: 'PT',
      hsCode: '190590',
      heldCertificates: scheme ? [{ scheme }] : [],
      texts: { [locale]: { name, description, translation: 'original' } },
    });
}

const find = (words: string) =>
  inTransaction({ kind: 'public' }, (tx) =>
    searchProducts(tx, { locale: 'fr', currency: 'EUR', languages: locales, words }),
  );

const mangoes = ['Mangue séchée Brooks', 'Mangue séchée en lamelles', 'Mangue Kent fraîche'];
const driedMangoes = ['Mangue séchée Brooks', 'Mangue séchée en lamelles'];
const coffees = ['Café orgánico lavado', 'Café arabica lavé, vert', 'Arabica torréfié, sachets de 250 g'];
const pineapples = ['Ananas séché en rondelles', 'Ananas frais MD2'];
const pulp = 'Tamarind/baobab pulp T-200';
const scarves = ['Krama cotton scarf', 'Silk scarf (khăn lụa tơ tằm)', 'Écharpe indigo'];

const expectations: Readonly<Record<string, readonly [typed: string, found: readonly string[]][]>> = {
  'with or without accents, in any gender and number': [
    ['mangue sechee', driedMangoes],
    ['MANGUES SÉCHÉES', driedMangoes],
    ['mangues séchés', driedMangoes],
    ['cafe', coffees],
    ['cafés', coffees],
    ['cajoux', ['Amande de cajou W320', 'Cajou brut (anacarde)', 'Mangue séchée Brooks']],
    ['dattes', ['Pâte de dattes', 'Deglet Nour']],
  ],
  'in the other languages of the market': [
    ['mangoes', mangoes],
    ['scarves', scarves],
    ['rugs', ['Tapis de laine noué']],
    ['hibiscus leaves', ['Hibiscus leaf']],
    ['suéteres', ['Suéter de alpaca']],
    ['nueces', ['Nuez pecana']],
    ['té', ['Té de muña']],
    ['TE DE MUÑA', ['Té de muña']],
    ['limoes', ['Limão galego']],
    ['pães', ['Pão de milho']],
    ['lençóis', ['Lençol de algodão']],
    ['khan lua', ['Silk scarf (khăn lụa tơ tằm)']],
  ],
  'in Arabic, with or without harakat, article and the forms of alef': [
    ['قهوة', ['قَهْوَةٌ عربية']],
    ['قَهْوَة', ['قَهْوَةٌ عربية']],
    ['القهوه', ['قَهْوَةٌ عربية']],
    ['زيت أركان', ['Huile d’argan alimentaire']],
    ['زيت الاركان', ['Huile d’argan alimentaire']],
    ['زيوت', ['Huile d’argan alimentaire']],
    ['بالزعفران', ['Safran de Taliouine']],
    ['زرابي', ['Tapis de laine noué']],
    ['تمور', ['Pâte de dattes', 'Deglet Nour']],
    ['سلال', ['سلة من سعف النخيل']],
    ['سلة من السعف', ['سلة من سعف النخيل']],
  ],
  'with slips of the pen and by the sound': [
    ['anakarde', ['Cajou brut (anacarde)']],
    ['anakarde brut', ['Cajou brut (anacarde)']],
    ['pinaple', pineapples],
    ['annanas', pineapples],
    ['kafe', coffees],
    ['poivre pneja', ['Poivre blanc de Penja']],
    ['honney', ['Miel blanc d’Oku']],
    ['shea buter', ['Beurre de karité brut']],
  ],
  'by words of name and description together, and idle words': [
    ['chocolat 72 %', ['Chocolat noir 80 g, 72 %']],
    ['huile d’argan', ['Huile d’argan alimentaire']],
    ['le poivre de Penja', ['Poivre blanc de Penja']],
    ['thé', ['Thé vert à la menthe']],
    ['cajou W320', ['Amande de cajou W320']],
    ['mangue conteneur réfrigéré', ['Mangue Kent fraîche']],
    ['miel de la forêt', ['Miel blanc d’Oku']],
  ],
  'by words that stand close together, and grades however they are written': [
    ['tamarind', [pulp]],
    ['baobab pulp', [pulp]],
    ['tamarind/baobab', [pulp]],
    ['thrice sieved', [pulp]],
    ['vacuum', [pulp]],
    ['baobab T-200', [pulp]],
    ['baobab T200', [pulp]],
    ['baobab 3.5mm', [pulp]],
    ['lyophilised', [pulp]],
    ['baobab 3.5 mm', [pulp]],
    ['chocolat 80g', ['Chocolat noir 80 g, 72 %']],
  ],
  'by who sells and who made them': [
    ['Taitmatine', ['Huile d’argan alimentaire']],
    ['huile Taitmatine', ['Huile d’argan alimentaire']],
    ['poivre Solange Dikoume', ['Poivre blanc de Penja']],
    ['فاطمه ايت باها', ['Huile d’argan alimentaire']],
    ['زيت فاطمة آيت باها', ['Huile d’argan alimentaire']],
    ['taitmatina', ['Huile d’argan alimentaire']],
  ],
  'by customs codes as people write them': [
    ['080430', pineapples],
    ['0804.30', pineapples],
    ['0804 30 00', pineapples],
    ['HS 0901', coffees],
    ['HS0901', coffees],
    ['80430', pineapples],
    ['HS:0804.30', pineapples],
    ['0901.21 arabica', ['Arabica torréfié, sachets de 250 g']],
  ],
  'by the certificates that goods hold': [
    ['nuez bio', ['Nuez pecana']],
    ['nuez ecológica', ['Nuez pecana']],
    ['pão fairtrade', ['Pão de milho']],
    ['pães do comércio justo', ['Pão de milho']],
    ['limão GlobalGAP', ['Limão galego']],
    ['limão GLOBALG.A.P.', ['Limão galego']],
  ],
  'by country': [
    ['mango senegal', ['Mangue Kent fraîche']],
    ['cacao Côte d’Ivoire', ['Fèves de cacao, grade I', 'Chocolat noir 80 g, 72 %']],
    ['زعفران المغرب', ['Safran de Taliouine']],
  ],
  'as they would be asked for on the web': [
    ['"mangue séchée"', driedMangoes],
    ['“lamelles séchées”', []],
    ['« mangue séchée »', driedMangoes],
    ['mangue -séchée', ['Mangue Kent fraîche']],
    ['écharpe OR étole', ['Écharpe indigo', 'Étole kita']],
    ['xyzzy', []],
    ['"" - ?', []],
  ],
};

describe.each(Object.entries(expectations))('%s', (_, rows) => {
  it.each(rows)('%s', async (typed, expected) => {
    const { products } = await find(typed);
    expect(products.map(({ name }) => name).sort()).toEqual([...expected].sort());
  });
});

describe('where nothing has all the words', () => {
  it.each([
    ['cocoa beans grade 1', 'Fèves de cacao, grade I'],
    ['زيت الأرغان', 'Huile d’argan alimentaire'],
    ['couverture mohair', 'Mohair blanket'],
    ['mangue FOB', 'Mangue Kent fraîche'],
    ['café en grains', 'Café orgánico lavado'],
  ])('goods that have some are shown as similar: %s', async (typed, expected) => {
    const { by, products } = await find(typed);
    expect(by).toBe('similar');
    expect(products.slice(0, 3).map(({ name }) => name)).toContain(expected);
  });
});

describe('what stands first', () => {
  it.each([
    ['cajou', /cajou/i],
    ['mango', /mangue/i],
    ['karité', /karité/i],
  ])('for %s has the word in its name', async (typed, name) => {
    const [first] = (await find(typed)).products;
    expect(first?.name).toMatch(name);
  });
});
