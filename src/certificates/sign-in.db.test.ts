import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEntries } from '@/audit/schema';
import { database, type Tx } from '@/db/connection';
import { closeTestDatabase, testDatabase } from '@/db/testing/with-database';
import { inTransaction } from '@/db/transaction';
import type { Actor } from '@/members/actor';
import { organisations } from '@/members/schema';
import { anOrganisation, aPerson, aPortal } from '@/members/testing/a-member';
import { signInMessage } from '@/pki/sign-in-message';
import { anIdentity, type TestIdentity } from '@/pki/testing/an-authority';
import { endSession } from './end-session';
import { findSession } from './find-session';
import { offerChallenge } from './offer-challenge';
import { recordRefusedSignIn } from './refused-sign-in';
import { authorities, certificates, challenges } from './schema';
import { type SignInAttempt, signIn } from './sign-in';
import { aCertifiedPerson, aHierarchy, type TestHierarchy } from './testing/a-certified-person';

const origin = 'https://market.example';
const system = <T>(work: (tx: Tx) => Promise<T>) => inTransaction({ kind: 'system' }, work);

let hierarchy: TestHierarchy;
let person: Actor;
let key: TestIdentity & { certificateId: string };

beforeAll(async () => {
  await testDatabase();
  await system(async (tx) => {
    hierarchy = await aHierarchy(tx, (await aPortal(tx)).id);
  });
});
afterAll(closeTestDatabase);
beforeEach(async () => {
  await system(async (tx) => {
    const portalId = (await aPortal(tx)).id;
    const organisationId = (await anOrganisation(tx, { portalId })).id;
    person = await aPerson(tx, { portalId, organisationId, roles: ['seller'], name: 'Awa Diatta' });
    key = await aCertifiedPerson(tx, hierarchy, person);
  });
});

const challenge = async (now?: Date) => (await system((tx) => offerChallenge(tx, now))).nonce;
async function anAttempt(over: Partial<SignInAttempt> = {}, by: TestIdentity = key): Promise<SignInAttempt> {
  const nonce = over.nonce ?? (await challenge());
  const signature = await by.signer.sign(signInMessage(over.origin ?? origin, nonce));
  return { certificate: by.certificate, nonce, origin, signature, ...over };
}
const attempt = (made: SignInAttempt) => system((tx) => signIn(tx, made));
const refusal = async (made: SignInAttempt) => {
  const result = await attempt(made);
  return result.ok ? 'signed in' : result.refusal.code;
};
async function signedIn(): Promise<Actor> {
  const result = await attempt(await anAttempt());
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}
const setState = (state: 'active' | 'revoked' | 'suspended' | 'superseded') =>
  database().update(certificates).set({ state }).where(eq(certificates.id, key.certificateId));
const runs = async (actor: Actor) => (await system((tx) => findSession(tx, actor.sessionId))) !== null;

describe('signing in', () => {
  it('makes a session of the person, for the organisation that the certificate names', async () => {
    const actor = await signedIn();
    expect(actor).toMatchObject({
      personId: person.personId,
      organisationId: person.organisationId,
      roles: ['seller'],
    });
    expect(await system((tx) => findSession(tx, actor.sessionId))).toEqual({
      sessionId: actor.sessionId,
      personId: person.personId,
      certificateId: key.certificateId,
      organisationId: person.organisationId,
    });
  });

  it('is written into the log', async () => {
    const { sessionId } = await signedIn();
    const entries = await database()
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, sessionId), eq(auditEntries.action, 'signed-in')));
    expect(entries).toHaveLength(1);
  });

  it('works with an RSA key from elsewhere', async () => {
    const rsa = await system((tx) => aCertifiedPerson(tx, hierarchy, person, { kind: 'rsa3072' }));
    expect(await refusal(await anAttempt({}, rsa))).toBe('signed in');
  });
});

describe('a challenge', () => {
  it('serves once', async () => {
    const made = await anAttempt();
    expect(await refusal(made)).toBe('signed in');
    expect(await refusal(made)).toBe('challenge-already-used');
  });

  it('serves only one of two who come at the same time', async () => {
    const made = await anAttempt();
    const outcomes = await Promise.all([refusal(made), refusal(made)]);
    expect(outcomes.sort()).toEqual(['challenge-already-used', 'signed in']);
  });

  it('lasts five minutes', async () => {
    const nonce = await challenge(new Date(Date.now() - 5 * 60_000));
    expect(await refusal(await anAttempt({ nonce }))).toBe('challenge-expired');
  });

  it('is one of ours', async () => {
    const nonce = new Uint8Array(32).fill(7);
    expect(await refusal(await anAttempt({ nonce }))).toBe('challenge-unknown');
  });

  it('is spent by a refused attempt too, once that is recorded', async () => {
    const made = await anAttempt({ signature: Uint8Array.of(1) });
    expect(await refusal(made)).toBe('signature-wrong');
    await system((tx) => recordRefusedSignIn(tx, made, 'signature-wrong'));
    expect(await refusal(await anAttempt({ nonce: made.nonce }))).toBe('challenge-already-used');
    const [entry] = await database()
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.actorId, person.personId), eq(auditEntries.action, 'sign-in-refused')));
    expect(entry?.facts).toEqual({ refusal: 'signature-wrong' });
  });

  it('is forgotten a day after it lapsed', async () => {
    const nonce = await challenge(new Date(Date.now() - 2 * 86_400_000));
    await challenge();
    expect(await database().select().from(challenges).where(eq(challenges.nonce, nonce))).toEqual([]);
  });
});

describe('a signature', () => {
  it('made on another site does not sign in here', async () => {
    const signature = await key.signer.sign(signInMessage('https://rnarket.example', await challenge()));
    expect(await refusal(await anAttempt({ signature }))).toBe('signature-wrong');
  });

  it('of another key does not sign in', async () => {
    const thief = await anIdentity(hierarchy.issuing, 'end-entity');
    const nonce = await challenge();
    const signature = await thief.signer.sign(signInMessage(origin, nonce));
    expect(await refusal(await anAttempt({ nonce, signature }))).toBe('signature-wrong');
  });
});

describe('a certificate', () => {
  it.each(['revoked', 'suspended', 'superseded'] as const)('that is %s signs nobody in', async (state) => {
    await setState(state);
    expect(await refusal(await anAttempt())).toBe(`certificate-${state}`);
  });

  it.each(['revoked', 'suspended'] as const)('that is %s ends its running sessions', async (state) => {
    const actor = await signedIn();
    expect(await runs(actor)).toBe(true);
    await setState(state);
    expect(await runs(actor)).toBe(false);
  });

  it('that has expired signs nobody in', async () => {
    await database()
      .update(certificates)
      .set({ notAfter: new Date(Date.now() - 1000) })
      .where(eq(certificates.id, key.certificateId));
    expect(await refusal(await anAttempt())).toBe('certificate-expired');
  });

  it('that others issued is foreign, even to a person we know', async () => {
    const elsewhere = await system(async (tx) => aHierarchy(tx, (await aPortal(tx)).id));
    const foreign = await anIdentity(elsewhere.issuing, 'end-entity', { name: person.name });
    expect(await refusal(await anAttempt({}, foreign))).toBe('foreign-certificate');
  });

  it('that stands in our books but does not chain to our root signs nobody in', async () => {
    const elsewhere = await system(async (tx) => aHierarchy(tx, (await aPortal(tx)).id));
    const planted = await system((tx) =>
      aCertifiedPerson(tx, { ...hierarchy, issuing: elsewhere.issuing }, person),
    );
    await database()
      .update(authorities)
      .set({ revokedAt: new Date() })
      .where(eq(authorities.id, elsewhere.issuingId));
    expect(await refusal(await anAttempt({}, planted))).toBe('chain-not-valid');
  });

  it('does not sign in for an organisation that is suspended', async () => {
    await database()
      .update(organisations)
      .set({ state: 'suspended' })
      .where(eq(organisations.id, person.organisationId!));
    expect(await refusal(await anAttempt())).toBe('nobody-to-act-as');
  });
});

describe('a session', () => {
  it('ends when its person signs out', async () => {
    const actor = await signedIn();
    await system((tx) => endSession(tx, actor));
    expect(await runs(actor)).toBe(false);
  });

  it('ends after twelve hours', async () => {
    const { sessionId } = await signedIn();
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000);
    expect(await system((tx) => findSession(tx, sessionId, at(11)))).not.toBeNull();
    expect(await system((tx) => findSession(tx, sessionId, at(13)))).toBeNull();
  });
});
