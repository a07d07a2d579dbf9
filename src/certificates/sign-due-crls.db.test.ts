import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import type { Authority } from './authority';
import { currentCrl } from './current-crl';
import { findCertificates } from './find-certificates';
import { renewOcspResponders } from './renew-ocsp-responders';
import { revokeCertificate } from './revoke-certificate';
import { authorities } from './schema';
import { signDueCrls } from './sign-due-crls';
import { anEnrolledPerson, someAuthorities } from './testing/a-certificate';

let certificateId: string;
let issuing: Authority;

const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

beforeAll(async () => {
  await testDatabase();
  await asSystem(async (tx) => {
    const portalId = (await aPortal(tx)).id;
    const organisationId = (await anOrganisation(tx, { portalId })).id;
    const person = await aPerson(tx, { portalId, organisationId, roles: ['owner'] });
    ({ issuing } = await someAuthorities(tx, portalId));
    ({ certificateId } = await anEnrolledPerson(tx, { personId: person.personId, organisationId }));
  });
});
afterAll(closeTestDatabase);

describe('the regular jobs of authorities', () => {
  it('sign a list again at half of its life', async () => {
    expect((await asSystem((tx) => signDueCrls(tx))).done).toBe(0);
    expect((await asSystem((tx) => signDueCrls(tx, inDays(3)))).done).toBe(0);
    expect((await asSystem((tx) => signDueCrls(tx, inDays(4)))).done).toBe(1);
    expect((await asSystem((tx) => currentCrl(tx, issuing.id)))?.number).toBe(2);
  });

  it('replace an OCSP responder two months before it ends', async () => {
    expect((await asSystem((tx) => renewOcspResponders(tx, inDays(300)))).done).toBe(0);
    expect((await asSystem((tx) => renewOcspResponders(tx, inDays(310)))).done).toBe(1);
    expect((await asSystem((tx) => renewOcspResponders(tx, inDays(310)))).done).toBe(0);
  });

  it('serve every other authority when the key of one does not open', async () => {
    const lost = await asSystem(async (tx) => {
      const portalId = (await aPortal(tx)).id;
      const { root } = await someAuthorities(tx, portalId);
      await tx.update(authorities).set({ keyEncryptionKeyId: 'gone' }).where(eq(authorities.id, root.id));
      return root;
    });
    const served = await asSystem((tx) => signDueCrls(tx, inDays(20)));
    expect(served.done).toBeGreaterThan(1);
    expect(served.failed).toEqual([
      { authorityId: lost.id, reason: 'the key-encryption key gone is not configured' },
    ]);
    expect((await asSystem((tx) => currentCrl(tx, issuing.id)))?.number).toBe(3);
  });

  it('mark what ended as expired, which can be revoked no more', async () => {
    await asSystem((tx) => signDueCrls(tx, inDays(731)));
    expect(await asSystem((tx) => findCertificates(tx, { state: 'active' }))).toEqual([]);
    const revoked = await asSystem((tx) =>
      revokeCertificate(tx, null, { certificateId, reason: 'unspecified' }),
    );
    expect(revoked).toMatchObject({ ok: false, refusal: { code: 'certificate-expired' } });
  });
});
