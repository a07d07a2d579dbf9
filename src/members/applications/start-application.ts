import { uuidv7 } from 'uuidv7';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import { applicationEvents, applications } from '../schema';
import { enterAsBearer, linkDigest, linkToken } from './bearer';
import { nextApplicationNumber } from './next-application-number';
import { writeToApplicant } from './write-to-applicant';

/** Opens a draft for whoever asks, and mails the secret link to go on with. The caller is nobody in particular. */
export async function startApplication(
  tx: Tx,
  input: {
    readonly portal: { readonly id: string; readonly slug: string };
    readonly email: string;
    readonly locale: string;
  },
  now = new Date(),
): Promise<{ applicationId: string; number: string; token: string }> {
  const { portal, email, locale } = input;
  const id = uuidv7();
  const token = linkToken(id, 1);
  await enterAsBearer(tx, token);
  const application = {
    id,
    portalId: portal.id,
    number: await nextApplicationNumber(tx, now),
    locale,
    email,
    tokenDigest: linkDigest(token),
    linkGeneration: 1,
    linkSentAt: now,
    createdAt: now,
    changedAt: now,
  };
  await tx.insert(applications).values(application);
  await tx
    .insert(applicationEvents)
    .values({ applicationId: id, at: now, fromState: null, toState: 'draft' });
  await appendEntry(tx, {
    actorId: null,
    portalId: portal.id,
    action: 'application-started',
    subjectType: 'application',
    subjectId: id,
    facts: { number: application.number },
  });
  await writeToApplicant(tx, application, 'application-started');
  return { applicationId: id, number: application.number, token };
}
