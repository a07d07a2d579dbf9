import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries } from '@/audit/schema';
import { createRoot } from '@/certificates/create-root';
import { findWorkingAuthority } from '@/certificates/find-authorities';
import { findEnrolment } from '@/certificates/find-enrolment';
import { database } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { fileStorage } from '@/files/configured-storage';
import type { Actor } from '@/members/actor';
import { aPerson } from '@/members/testing/a-member';
import { anActor } from '@/members/testing/an-actor';
import { findPortal } from '@/portals/find-portals';
import { findPaperLogo } from '@/portals/paper-logo';
import { findPortalLinks } from '@/portals/portal-links';
import { editPortal } from './edit-portal';
import { linkPortals } from './link-portals';
import { type OpenPortalInput, openPortal, problemsIn } from './open-portal';
import { findPreparedLogo, logoKey, prepareLogo } from './prepare-logo';

let operator: Actor;
const scope = { kind: 'system' } as const;
const registrar = {
  name: 'Mireille Abada',
  latinName: 'Mireille Abada',
  email: 'abada@chambre.example',
  locale: 'fr',
  roles: ['registrar' as const],
};

const aMarket = (
  over: Partial<OpenPortalInput> = {},
  facts: Partial<OpenPortalInput['facts']> = {},
): OpenPortalInput => ({
  portalId: uuidv7(),
  slug: `market-${uuidv7().slice(-6)}`,
  logo: null,
  authority: 'later',
  registrar: null,
  facts: {
    name: { fr: 'Sanaga' },
    chamberName: { fr: 'Chambre de la Sanaga' },
    motto: {},
    governingLaw: { fr: 'Droit camerounais' },
    country: 'CM',
    locales: ['fr'],
    currencies: ['EUR'],
    platformFeeBasisPoints: 300,
    chamberFeeBasisPoints: 100,
    accent: '#0B5D4E',
    accentNight: '#7FD1BE',
    host: '',
    reviewsProducts: true,
    ...facts,
  },
  ...over,
});
const open = (input: OpenPortalInput, actor: Actor = operator) =>
  inTransaction(scope, (tx) => openPortal(tx, actor, input));
async function aPreparedLogo(): Promise<string> {
  const picture = await sharp({ create: { width: 600, height: 400, channels: 4, background: '#0b5d4e' } })
    .png()
    .withExif({ IFD0: { Copyright: 'somebody' } })
    .toBuffer();
  const logo = await prepareLogo(new Blob([new Uint8Array(picture)]));
  if (!logo.ok) throw new Error(logo.refusal.code);
  return logo.value;
}
const entriesOf = (portalId: string) =>
  database()
    .select({ action: auditEntries.action })
    .from(auditEntries)
    .where(eq(auditEntries.portalId, portalId));

beforeAll(async () => {
  await testDatabase();
  const house = { country: 'CH', organisation: 'Tradeseal', commonName: 'Root' };
  await inTransaction(scope, async (tx) => {
    await createRoot(tx, null, house);
    operator = await aPerson(tx, { portalId: null, roles: ['operator'] });
  });
});
afterAll(closeTestDatabase);

describe('opening a market place', () => {
  it('makes it public at once, with its chamber’s authority and the invitation of its registrar', async () => {
    const input = aMarket({ authority: 'here', registrar });
    const opened = await open(input);
    if (!opened.ok) throw new Error(opened.refusal.code);
    const seen = await inTransaction({ kind: 'public' }, (tx) => findPortal(tx, input.slug));
    expect(seen?.name).toEqual({ fr: 'Sanaga' });
    const { authority, enrolment } = await inTransaction({ kind: 'system' }, async (tx) => ({
      authority: await findWorkingAuthority(tx, { kind: 'issuing', portalId: input.portalId }, new Date()),
      enrolment: await findEnrolment(tx, opened.value.invitation!, new Date()),
    }));
    expect(authority?.name).toContain('Chambre de la Sanaga');
    expect(enrolment).toMatchObject({ ok: true });
    const letters = await database().execute(sql`select data from pgboss.job where name = 'send-mail'`);
    expect(letters.rows).toMatchObject([
      { data: { to: registrar.email, kind: 'staff-invitation', portalId: input.portalId } },
    ]);
    expect(JSON.stringify(letters.rows)).not.toContain(opened.value.invitation);
    const actions = (await entriesOf(input.portalId)).map((entry) => entry.action);
    expect(actions).toEqual(expect.arrayContaining(['portal-opened', 'staff-registered', 'person-invited']));
  });

  it('has its authority certified by our root, though a root of others came later', async () => {
    const others = { country: 'CM', organisation: 'Agence nationale', commonName: 'Racine nationale' };
    await inTransaction(scope, (tx) => createRoot(tx, null, others));
    await database().execute(sql`update authorities set sealed_key = null where name = 'Racine nationale'`);
    const chamberName = { fr: 'Chambre du Nyong' };
    expect((await open(aMarket({ authority: 'here' }, { chamberName }))).ok).toBe(true);
  });

  it('happens once however often the form is sent', async () => {
    const input = aMarket();
    const [first, second] = [await open(input), await open(input)];
    expect(first.ok && second.ok && first.value.portal.id === second.value.portal.id).toBe(true);
    expect(await entriesOf(input.portalId)).toHaveLength(1);
  });

  it('is refused to everybody but the operator', async () => {
    for (const role of ['registrar', 'finance', 'owner'] as const)
      expect(await open(aMarket(), anActor([role]))).toMatchObject({ refusal: { code: 'not-allowed' } });
  });

  it('is refused at an address or a host that is taken, and at a host of ours', async () => {
    const first = aMarket({}, { host: 'Sanaga.Example' });
    expect((await open(first)).ok).toBe(true);
    expect(await open(aMarket({ slug: first.slug }))).toMatchObject({ refusal: { code: 'slug-taken' } });
    expect(await open(aMarket({}, { host: 'sanaga.example' }))).toMatchObject({
      refusal: { code: 'host-taken' },
    });
    process.env.BASE_URL = 'http://localhost:3000';
    expect(await open(aMarket({}, { host: 'shop.localhost' }))).toMatchObject({
      refusal: { code: 'input-invalid' },
    });
  });

  it('tells every problem of the form at once', async () => {
    const refused = await open(aMarket({ slug: 'sign-in' }, { accent: '#ffd800', currencies: ['ABC'] }));
    expect(refused.ok ? [] : problemsIn(refused.refusal.detail)).toEqual(
      expect.arrayContaining([
        { field: 'slug', code: 'slug-malformed' },
        { field: 'accent', code: 'contrast-too-low' },
        { field: 'currencies', code: 'currency-unknown' },
      ]),
    );
  });

  it('leaves nothing behind when the authority cannot be made', async () => {
    await database().execute(sql`update authorities set sealed_key = null where kind = 'root'`);
    const input = aMarket({ authority: 'here' });
    expect(await open(input)).toMatchObject({ refusal: { code: 'issuer-key-offline' } });
    expect(await inTransaction({ kind: 'public' }, (tx) => findPortal(tx, input.slug))).toBeNull();
    expect(await entriesOf(input.portalId)).toEqual([]);
  });
});

describe('editing a market place', () => {
  it('changes it, keeps its address, and writes down what changed', async () => {
    const input = aMarket();
    await open(input);
    const facts = {
      ...input.facts,
      platformFeeBasisPoints: 250,
      locales: ['fr', 'en'],
      name: { fr: 'Sanaga', en: 'Sanaga' },
      chamberName: { fr: 'C', en: 'C' },
      governingLaw: { fr: 'D', en: 'D' },
    };
    const edited = await inTransaction(scope, (tx) =>
      editPortal(tx, operator, { portalId: input.portalId, facts }),
    );
    expect(edited).toMatchObject({ ok: true, value: { slug: input.slug, platformFeeBasisPoints: 250 } });
    const again = await inTransaction(scope, (tx) =>
      editPortal(tx, operator, { portalId: input.portalId, facts }),
    );
    expect(again.ok).toBe(true);
    const edits = await database()
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, 'portal-edited'));
    expect(edits).toHaveLength(1);
    expect(edits[0]!.facts).toMatchObject({
      changed: 'name chamberName locales governingLaw platformFeeBasisPoints',
    });
  });

  it('is bounded by the database too', async () => {
    await expect(database().execute(sql`update portals set platform_fee_bps = 9000`)).rejects.toThrow();
    const elsewhere = sql`update portals set logo_digest = '../../x', logo_bytes = 1`;
    await expect(database().execute(elsewhere)).rejects.toThrow();
  });
});

describe('links between market places', () => {
  it('are opened one way, once, and closed again', async () => {
    const [one, other] = [aMarket(), aMarket()];
    await open(one);
    await open(other);
    const link = { portalId: one.portalId, linkedPortalId: other.portalId };
    const set = (isOpen: boolean, actor: Actor = operator) =>
      inTransaction(scope, (tx) => linkPortals(tx, actor, { ...link, isOpen }));
    expect(await set(true)).toEqual({ ok: true, value: { changed: true } });
    expect(await set(true)).toEqual({ ok: true, value: { changed: false } });
    expect(await inTransaction(scope, findPortalLinks)).toEqual([link]);
    expect(await set(true, anActor(['registrar']))).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await set(false)).toEqual({ ok: true, value: { changed: true } });
    expect(await inTransaction(scope, findPortalLinks)).toEqual([]);
  });
});

describe('a logo', () => {
  it('is kept for papers with the market place, which print it without asking the storage', async () => {
    const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xd9]);
    const input = aMarket({ logo: { digest: 'a'.repeat(64), bytes: 3_000, jpeg } });
    expect((await open(input)).ok).toBe(true);
    expect(await inTransaction({ kind: 'public' }, (tx) => findPaperLogo(tx, 'a'.repeat(64)))).toEqual(jpeg);
    expect(await inTransaction({ kind: 'public' }, (tx) => findPaperLogo(tx, null))).toBeNull();
  });

  it('is drawn anew, small, for pages and for papers', async () => {
    const digest = await aPreparedLogo();
    for (const file of ['webp', 'jpeg'] as const) {
      const bytes = await fileStorage().get(logoKey(file, digest));
      const facts = await sharp(bytes!).metadata();
      expect(facts.format).toBe(file);
      expect(facts.exif).toBeUndefined();
      expect(bytes!.length).toBeLessThanOrEqual(16_000);
    }
  });

  it('is remembered with what it weighs, which its pages tell, until it is taken away', async () => {
    const logo = await findPreparedLogo(await aPreparedLogo());
    const input = aMarket({ logo });
    await open(input);
    const sent = await fileStorage().get(logoKey('webp', logo!.digest));
    const stands = () => inTransaction(scope, (tx) => findPortal(tx, input.slug));
    expect(await stands()).toMatchObject({ logoDigest: logo!.digest, logoBytes: sent!.length });
    const edit = (change: { logo?: null }) =>
      inTransaction(scope, (tx) =>
        editPortal(tx, operator, { portalId: input.portalId, facts: input.facts, ...change }),
      );
    await edit({});
    expect(await stands()).toMatchObject({ logoDigest: logo!.digest, logoBytes: sent!.length });
    await edit({ logo: null });
    expect(await stands()).toMatchObject({ logoDigest: null, logoBytes: null });
    const forgotten = sql`update portals set logo_digest = ${logo!.digest}, logo_bytes = null where id = ${input.portalId}`;
    await expect(database().execute(forgotten)).rejects.toThrow();
  });

  it('that nobody prepared is none', async () => {
    expect(await findPreparedLogo('b'.repeat(64))).toBeNull();
    expect(await findPreparedLogo('../../x')).toBeNull();
  });

  it.each([
    [
      'a drawing with a script in it',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    ],
    ['any drawing', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a page', '<!doctype html><p>hello'],
    ['nothing', ''],
  ])('is never %s', async (_, text) => {
    expect((await prepareLogo(new Blob([text]))).ok).toBe(false);
  });
});
