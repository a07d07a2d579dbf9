import type { Tx } from '@/db/connection';
import { enqueue } from '@/outbox/jobs';
import { ok, type Result, refuse } from '@/trade/result';
import { keptText } from '@/trade/typed-text';
import { applicationMessages } from '../schema';
import { isOpenToApplicant, isSayable } from './application';
import { countProducers, findPapers } from './find-attachments';
import { lockApplicationOfBearer } from './lock-application';
import { missingPieces } from './missing-pieces';
import { type MoveRefusal, moveApplication } from './move-application';
import type { BearerRefusal } from './save-piece';
import { writeToApplicant } from './write-to-applicant';

export type SubmitRefusal =
  | BearerRefusal
  | MoveRefusal
  | 'pieces-missing'
  | 'consent-missing'
  | 'answer-missing';

/**
 * Hands the application to the chamber: complete, with the sentence that was agreed to. Where the chamber had asked
 * for something, with an answer.
 */
export async function submitApplication(
  tx: Tx,
  token: string,
  input: { readonly consentWording: string | null; readonly answer?: string },
  now = new Date(),
): Promise<Result<void, SubmitRefusal>> {
  const application = await lockApplicationOfBearer(tx, token);
  if (!application) return refuse('application-unknown');
  const { id, state, submission } = application;
  if (!isOpenToApplicant(state)) return refuse('application-not-open');
  const papers = await findPapers(tx, id);
  const producers = await countProducers(tx, id);
  const missing = missingPieces({ ...application, papers, producers });
  if (missing.length > 0) return refuse('pieces-missing', { count: missing.length });
  if (!input.consentWording) return refuse('consent-missing');
  if (state === 'information-requested') {
    if (!isSayable(input.answer ?? '')) return refuse('answer-missing');
    await tx
      .insert(applicationMessages)
      .values({ applicationId: id, at: now, authorId: null, text: keptText(input.answer!) });
  }
  const set = {
    consentWording: input.consentWording,
    consentedAt: now,
    submittedAt: now,
    submission: submission + 1,
  };
  const moved = await moveApplication(tx, application, { to: 'submitted', actorId: null, set }, now);
  if (!moved.ok) return moved;
  await writeToApplicant(tx, application, 'application-submitted');
  const what = state === 'draft' ? 'arrived' : 'answered';
  await enqueue(tx, 'tell-registrars', { applicationId: id, what });
  return ok(undefined);
}
