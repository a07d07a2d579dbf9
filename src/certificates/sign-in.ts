import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { findActor } from '@/members/find-actor';
import { ok, type Result, refuse } from '@/trade/result';
import { type ChainRefusal, checkChain } from './check-chain';
import { certificates, sessions } from './schema';
import { isSignInSignature } from './sign-in-signature';
import { type ChallengeRefusal, spendChallenge } from './spend-challenge';
import { supersedeReplaced } from './supersede-replaced';

export interface SignInAttempt {
  /** the member's certificate, DER */
  readonly certificate: Uint8Array;
  readonly nonce: Uint8Array;
  /** the origin that the browser stood on; the caller has checked that it is ours */
  readonly origin: string;
  /** over `signInMessage(origin, nonce)` */
  readonly signature: Uint8Array;
}

export type SignInRefusal =
  | ChallengeRefusal
  | ChainRefusal
  | 'foreign-certificate'
  | 'signature-wrong'
  | 'certificate-revoked'
  | 'certificate-suspended'
  | 'certificate-superseded'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'nobody-to-act-as';

const sessionLifetime = 12 * 60 * 60 * 1000;

/**
 * Signs a member in: the challenge is ours and fresh, the certificate is one we issued, the signature over challenge
 * and origin is of its key, and the certificate is in force. The state in our books is asked, which is newer than any
 * CRL. Only the holder of the key learns that state here. The first time with a renewed certificate, or with the one of
 * a new telephone, supersedes the certificate whose place it takes.
 */
export async function signIn(
  tx: Tx,
  attempt: SignInAttempt,
  now = new Date(),
): Promise<Result<Actor, SignInRefusal>> {
  const challenge = await spendChallenge(tx, attempt.nonce, now);
  if (!challenge.ok) return challenge;
  const certificate = await findOurs(tx, attempt.certificate);
  if (!certificate) return refuse('foreign-certificate');
  if (!isSignInSignature(certificate.der, attempt)) return refuse('signature-wrong');
  const standing = checkStanding(certificate, now);
  if (!standing.ok) return standing;
  const chain = await checkChain(tx, certificate.der, now);
  if (!chain.ok) return chain;
  return await openSession(tx, certificate, now);
}

type CertificateRow = typeof certificates.$inferSelect;

async function findOurs(tx: Tx, der: Uint8Array): Promise<CertificateRow | null> {
  const fingerprint = createHash('sha256').update(der).digest('hex');
  const [row] = await tx
    .select()
    .from(certificates)
    .where(eq(certificates.fingerprint, fingerprint))
    .for('share');
  return row ?? null;
}

function checkStanding(
  { state, notBefore, notAfter }: CertificateRow,
  now: Date,
): Result<null, SignInRefusal> {
  if (state !== 'active') return refuse(`certificate-${state}`);
  if (now > notAfter) return refuse('certificate-expired');
  if (now < notBefore) return refuse('certificate-not-yet-valid');
  return ok(null);
}

async function openSession(
  tx: Tx,
  certificate: CertificateRow,
  now: Date,
): Promise<Result<Actor, SignInRefusal>> {
  const { personId, organisationId, id: certificateId, portalId, notAfter } = certificate;
  const expiresAt = new Date(Math.min(now.getTime() + sessionLifetime, notAfter.getTime()));
  const [session] = await tx
    .insert(sessions)
    .values({ personId, certificateId, createdAt: now, expiresAt })
    .returning({ id: sessions.id });
  const sessionId = session!.id;
  const actor = await findActor(tx, { sessionId, personId, certificateId, organisationId });
  if (!actor) return refuse('nobody-to-act-as');
  await appendEntry(tx, {
    actorId: personId,
    portalId,
    action: 'signed-in',
    subjectType: 'session',
    subjectId: sessionId,
    facts: { certificateId },
  });
  await supersedeReplaced(tx, actor, certificate, now);
  return ok(actor);
}
