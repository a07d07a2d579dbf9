import { asc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import {
  applicationApprovals,
  applicationEvents,
  applicationMessages,
  applications,
  people,
} from '../schema';
import { enterAsBearer } from './bearer';
import { countProducers, findPapers, type Paper } from './find-attachments';
import type { Application } from './lock-application';

export interface ApplicationDetail {
  readonly application: Application;
  readonly papers: readonly Paper[];
  readonly producers: number;
  readonly events: readonly (Pick<
    typeof applicationEvents.$inferSelect,
    'id' | 'at' | 'actorId' | 'fromState' | 'toState' | 'reason'
  > & { readonly actorName: string | null })[];
  readonly messages: readonly {
    readonly id: string;
    readonly at: Date;
    readonly authorName: string | null;
    readonly text: string;
  }[];
  /** of the submission that lies before the chamber; the applicant sees none */
  readonly approvals: readonly {
    readonly registrarId: string;
    readonly registrarName: string;
    readonly at: Date;
  }[];
}

/** An application with everything that belongs to it, as far as the transaction's scope sees it. */
export async function findApplication(tx: Tx, applicationId: string): Promise<ApplicationDetail | null> {
  const [row] = await tx.select().from(applications).where(eq(applications.id, applicationId));
  return row ? await withAttachments(tx, row) : null;
}

/** The application whose secret link has this token. */
export async function findApplicationOfBearer(tx: Tx, token: string): Promise<ApplicationDetail | null> {
  await enterAsBearer(tx, token);
  const [row] = await tx.select().from(applications).where(eq(applications.tokenDigest, sql`app_bearer()`));
  return row ? await withAttachments(tx, row) : null;
}

async function withAttachments(tx: Tx, application: Application): Promise<ApplicationDetail> {
  const { id, submission } = application;
  const events = await tx
    .select({
      id: applicationEvents.id,
      at: applicationEvents.at,
      actorId: applicationEvents.actorId,
      actorName: people.name,
      fromState: applicationEvents.fromState,
      toState: applicationEvents.toState,
      reason: applicationEvents.reason,
    })
    .from(applicationEvents)
    .leftJoin(people, eq(people.id, applicationEvents.actorId))
    .where(eq(applicationEvents.applicationId, id))
    .orderBy(asc(applicationEvents.at), asc(applicationEvents.id));
  const messages = await tx
    .select({
      id: applicationMessages.id,
      at: applicationMessages.at,
      authorName: people.name,
      text: applicationMessages.text,
    })
    .from(applicationMessages)
    .leftJoin(people, eq(people.id, applicationMessages.authorId))
    .where(eq(applicationMessages.applicationId, id))
    .orderBy(asc(applicationMessages.at), asc(applicationMessages.id));
  const approvals = await tx
    .select({
      registrarId: people.id,
      registrarName: people.name,
      at: applicationApprovals.at,
      submission: applicationApprovals.submission,
    })
    .from(applicationApprovals)
    .innerJoin(people, eq(people.id, applicationApprovals.registrarId))
    .where(eq(applicationApprovals.applicationId, id))
    .orderBy(asc(applicationApprovals.at));
  return {
    application,
    papers: await findPapers(tx, id),
    producers: await countProducers(tx, id),
    events,
    messages,
    approvals: approvals.filter((approval) => approval.submission === submission),
  };
}
