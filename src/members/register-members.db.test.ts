import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries } from '@/audit/schema';
import { database, type Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { type Actor, scopeOf } from './actor';
import { findActor } from './find-actor';
import { findOrganisation, findOrganisations } from './find-organisations';
import { findPeopleOf } from './find-people';
import { organisationFacts, personFacts } from './organisation';
import { registerOrganisation } from './register-organisation';
import { registerPerson } from './register-person';
import { organisations } from './schema';
import { aPerson, aPortal } from './testing/a-member';

const cooperative = organisationFacts.parse({
  legalName: 'Coopérative des femmes de Bonabéri',
  kind: 'cooperative',
  country: 'cm',
  organisationIdentifier: 'NTRCM-RC/DLA/2019/B/1234',
  street: 'Rue de la Joie',
  town: 'Douala',
  sells: true,
  buys: false,
});
const awa = personFacts.parse({
  name: 'Awa Ngo',
  latinName: 'Awa Ngo',
  email: ' Awa@Example.org ',
  locale: 'fr',
  roles: ['seller', 'owner', 'seller'],
});

let portalId: string;
let registrar: Actor;
const asRegistrar = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(scopeOf(registrar), work);
const system = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);

beforeAll(async () => {
  await testDatabase();
  await system(async (tx) => {
    portalId = (await aPortal(tx)).id;
    registrar = await aPerson(tx, { portalId, roles: ['registrar'] });
  });
});
afterAll(closeTestDatabase);

describe('a registrar', () => {
  let organisationId: string;

  it('registers an organisation, and the log says so', async () => {
    const registered = await asRegistrar((tx) =>
      registerOrganisation(tx, registrar, { portalId, facts: cooperative }),
    );
    if (!registered.ok) throw new Error(registered.refusal.code);
    organisationId = registered.value.organisationId;
    const [entry] = await database()
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, organisationId));
    expect(entry).toMatchObject({ action: 'organisation-registered', actorId: registrar.personId, portalId });
  });

  it('cannot register the same legal person twice', async () => {
    const again = await asRegistrar((tx) =>
      registerOrganisation(tx, registrar, { portalId, facts: { ...cooperative, legalName: 'Autre nom' } }),
    );
    expect(again).toMatchObject({ ok: false, refusal: { code: 'organisation-already-registered' } });
  });

  it('gives a namesake an address of its own', async () => {
    const facts = { ...cooperative, organisationIdentifier: 'NTRCM-RC/DLA/2020/B/9' };
    await asRegistrar((tx) => registerOrganisation(tx, registrar, { portalId, facts }));
    const rows = await system((tx) => findOrganisations(tx, { portalId }));
    expect(rows.map((row) => row.slug)).toEqual([
      'cooperative-des-femmes-de-bonaberi',
      'cooperative-des-femmes-de-bonaberi-2',
    ]);
  });

  it('registers a person once per e-mail address, with roles that a session then carries', async () => {
    const register = () => asRegistrar((tx) => registerPerson(tx, registrar, { organisationId, facts: awa }));
    const registered = await register();
    if (!registered.ok) throw new Error(registered.refusal.code);
    const { personId } = registered.value;
    expect(await register()).toEqual({
      ok: false,
      refusal: { code: 'person-already-registered', detail: { personId } },
    });
    const people = await system((tx) => findPeopleOf(tx, organisationId));
    expect(people).toMatchObject([{ email: 'awa@example.org', roles: ['owner', 'seller'] }]);
    const session = { sessionId: 's', certificateId: 'c', personId, organisationId };
    expect(await system((tx) => findActor(tx, session))).toMatchObject({
      name: 'Awa Ngo',
      organisationName: cooperative.legalName,
      roles: ['owner', 'seller'],
    });
  });

  it('finds organisations by part of a name, without accents or capitals, or by identifier', async () => {
    const search = async (words: string) =>
      (await system((tx) => findOrganisations(tx, { portalId, search: words }))).length;
    expect(await search('BONABERI')).toBe(2);
    expect(await search('2019/b/1234')).toBe(1);
    expect(await search('%')).toBe(0);
  });

  it("cannot register a member of another chamber's portal", async () => {
    const other = await system((tx) => aPortal(tx));
    const facts = { ...cooperative, organisationIdentifier: 'NTRCM-RC/DLA/2021/B/1' };
    const attempt = await asRegistrar((tx) =>
      registerOrganisation(tx, registrar, { portalId: other.id, facts }),
    );
    expect(attempt).toEqual({ ok: false, refusal: { code: 'not-allowed' } });
  });

  it('leaves a member nobody to act as once the organisation is suspended', async () => {
    const [person] = await system((tx) => findPeopleOf(tx, organisationId));
    const personId = person!.id;
    await system((tx) =>
      tx.update(organisations).set({ state: 'suspended' }).where(eq(organisations.id, organisationId)),
    );
    const session = { sessionId: 's', certificateId: 'c', personId, organisationId };
    expect(await system((tx) => findActor(tx, session))).toBeNull();
  });
});

describe('what is typed about members', () => {
  it('is kept as every paper can carry it, whatever was pasted', async () => {
    const facts = organisationFacts.parse({
      ...cooperative,
      organisationIdentifier: 'NTRCM-RC/DLA/2018/B/7',
      legalName: 'Coopérative\v des femmes\u0000 de Bonabéri\ufffe',
      street: 'Rue de\u0007 la Joie\r\nBonabéri',
      landmark: '\u0001 ',
    });
    const registered = await asRegistrar((tx) => registerOrganisation(tx, registrar, { portalId, facts }));
    if (!registered.ok) throw new Error(registered.refusal.code);
    const kept = await system((tx) => findOrganisation(tx, registered.value.organisationId));
    expect(kept).toMatchObject({
      legalName: 'Coopérative des femmes de Bonabéri',
      address: { street: 'Rue de la Joie Bonabéri' },
    });
    expect(kept?.address.landmark).toBeUndefined();
    expect(personFacts.parse({ ...awa, name: 'Awa\u001b Ngo' }).name).toBe('Awa Ngo');
    expect(organisationFacts.safeParse({ ...cooperative, legalName: '\u0000\u0008' }).success).toBe(false);
  });
});
