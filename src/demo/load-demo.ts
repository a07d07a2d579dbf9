import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import type { Authority } from '@/certificates/authority';
import { createIssuingAuthority, createOcspResponder, createTsa } from '@/certificates/create-authority';
import { createRoot } from '@/certificates/create-root';
import { invitePerson } from '@/certificates/invite-person';
import { revokeCertificate } from '@/certificates/revoke-certificate';
import { closeDatabase, type Tx } from '@/db/connection';
import { inTransaction } from '@/db/transaction';
import { organisations } from '@/members/schema';
import { encodePem } from '@/pki/pem';
import { portals } from '@/portals/schema';
import { loadApplications } from './applications';
import { certifyChamber } from './certify-chamber';
import { enrolPerson } from './enrol-person';
import { enterPerson } from './enter-person';
import { loadGoods } from './goods';
import { loadMandates } from './mandates';
import { loadMarkets } from './markets/load-markets';
import { must } from './must';
import {
  buyerCompany,
  cooperative,
  type DemoPerson,
  demoPassphrase,
  demoPeople,
  secondSeller,
  wouri,
} from './wouri';

/** What the tour prints and the end-to-end tests use. */
export interface DemoFacts {
  readonly passphrase: string;
  readonly people: readonly {
    readonly key: string;
    readonly name: string;
    readonly roles: readonly string[];
    readonly file: string | null;
  }[];
  /** people of the other markets */
  readonly elsewhere: readonly {
    readonly key: string;
    readonly name: string;
    readonly roles: readonly string[];
    readonly market: string;
    readonly file: string;
  }[];
  readonly enrolmentPath: string;
}

/** Fills an empty database with the market of Wouri; on a filled one it only reads what the first load wrote down. */
export async function loadDemo(dataDirectory: string): Promise<void> {
  const isLoaded = await inTransaction(
    { kind: 'system' },
    async (tx) => (await tx.select().from(portals).where(eq(portals.slug, wouri.slug))).length > 0,
  );
  if (!isLoaded) {
    const facts = await inTransaction({ kind: 'system' }, (tx) => load(tx, join(dataDirectory, 'keys')));
    writeFileSync(factsFile(dataDirectory), JSON.stringify(facts, null, 2), { mode: 0o600 });
  }
  await closeDatabase();
}

export function demoFacts(dataDirectory: string): DemoFacts | null {
  const file = factsFile(dataDirectory);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoFacts) : null;
}

function factsFile(dataDirectory: string): string {
  return join(dataDirectory, 'demo.json');
}

async function load(tx: Tx, folder: string): Promise<DemoFacts> {
  mkdirSync(folder, { recursive: true });
  const [portal] = await tx.insert(portals).values(wouri).returning();
  const root = await certifyAuthorities(tx, portal!.id, folder);
  const organisationIds = await registerOrganisations(tx, portal!.id);
  let enrolmentPath = '';
  for (const person of demoPeople)
    enrolmentPath = (await registerPerson(tx, portal!.id, organisationIds, person, folder)) ?? enrolmentPath;
  await loadGoods(tx, { portalId: portal!.id, organisationIds });
  await loadMandates(tx, { portalId: portal!.id, buyerId: organisationIds.buyerCompany });
  await loadApplications(tx, { portalId: portal!.id });
  const elsewhere = await loadMarkets(tx, { rootId: root.id, folder, passphrase: demoPassphrase });
  return {
    passphrase: demoPassphrase,
    enrolmentPath,
    people: demoPeople.map(({ key, name, roles, standing }) => ({
      key,
      name,
      roles,
      file: standing === 'invited' ? null : join(folder, `${key}.p12`),
    })),
    elsewhere: elsewhere.map((person) => ({ ...person, file: join(folder, `${person.key}.p12`) })),
  };
}

/** The operator's root, its staff authority and time-stamping authority, and the chamber's issuing authority. */
async function certifyAuthorities(tx: Tx, portalId: string, folder: string): Promise<Authority> {
  const operator = { country: 'CH', organisation: 'Tradeseal (demonstration)' };
  const root = must(await createRoot(tx, null, { ...operator, commonName: 'Tradeseal Demonstration Root' }));
  const staff = must(
    await createIssuingAuthority(tx, null, {
      rootId: root.id,
      portalId: null,
      name: { ...operator, commonName: 'Tradeseal Staff' },
    }),
  );
  must(await createOcspResponder(tx, null, staff.id));
  const { country, chamberName } = wouri;
  const chamber = await certifyChamber(tx, { rootId: root.id, portalId, country, name: chamberName.fr });
  must(await createTsa(tx, null, { rootId: root.id, name: { ...operator, commonName: 'Tradeseal Time' } }));
  writeFileSync(join(folder, 'root.pem'), pemOf(root));
  writeFileSync(join(folder, 'chamber.pem'), pemOf(chamber));
  return root;
}

function pemOf(authority: Authority): string {
  return encodePem('CERTIFICATE', authority.certificate);
}

type OrganisationIds = Readonly<Record<'cooperative' | 'secondSeller' | 'buyerCompany', string>>;

async function registerOrganisations(tx: Tx, portalId: string): Promise<OrganisationIds> {
  const rows = await tx
    .insert(organisations)
    .values([cooperative, secondSeller, buyerCompany].map((data) => ({ ...data, portalId })))
    .returning({ id: organisations.id, slug: organisations.slug });
  const idOf = (data: { slug: string }) => rows.find((row) => row.slug === data.slug)!.id;
  return {
    cooperative: idOf(cooperative),
    secondSeller: idOf(secondSeller),
    buyerCompany: idOf(buyerCompany),
  };
}

/** Enters a person with roles and certificate; returns the path of an invitation that was left open. */
async function registerPerson(
  tx: Tx,
  portalId: string,
  organisationIds: OrganisationIds,
  person: DemoPerson,
  folder: string,
): Promise<string | null> {
  const { key, organisation, staffOf, roles, standing, ...data } = person;
  const organisationId = organisation && organisationIds[organisation];
  const entered = { ...data, portalId: staffOf === 'operator' ? null : portalId };
  const personId = await enterPerson(tx, entered, { organisationId, roles });
  if (standing === 'invited') {
    const invited = must(await invitePerson(tx, null, { personId, organisationId }));
    return `/${person.locale}/enrol/${invited.token}`;
  }
  const enrolled = await enrolPerson(tx, {
    personId,
    organisationId,
    name: person.latinName,
    fileName: key,
    folder,
    passphrase: demoPassphrase,
  });
  if (standing === 'revoked')
    must(
      await revokeCertificate(tx, null, { certificateId: enrolled.certificateId, reason: 'keyCompromise' }),
    );
  return null;
}
