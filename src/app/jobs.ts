import { signCheckpoint } from '@/audit/sign-checkpoint';
import { forgetOldImports as forgetOldGoodsImports } from '@/catalogue/import/offer-file';
import { runImport as runGoodsImport } from '@/catalogue/import/run-import';
import { alertSavedSearches, refreshExpiredCertificates } from '@/catalogue/search/alert-saved-searches';
import { issueTimestamp } from '@/certificates/answer-timestamp';
import { inviteImportedMembers } from '@/certificates/invite-imported-members';
import { remindOfExpiry } from '@/certificates/remind-of-expiry';
import { renewOcspResponders } from '@/certificates/renew-ocsp-responders';
import { signDueCrls } from '@/certificates/sign-due-crls';
import { inTransaction } from '@/db/transaction';
import { completeDocument } from '@/documents/complete-document';
import { enqueueUncompleted } from '@/documents/enqueue-uncompleted';
import { renewArchiveTimestamps } from '@/documents/renew-archive-timestamps';
import { deleteAbandonedDrafts } from '@/members/applications/delete-abandoned-drafts';
import { deleteDuePapers } from '@/members/applications/delete-due-papers';
import { tellRegistrars, writeToRegistrars } from '@/members/applications/tell-registrars';
import { forgetOldImports } from '@/members/import/find-imports';
import { runImport } from '@/members/import/run-import';
import { sendMail } from '@/notifications/send-mail';
import { expireOrders } from '@/orders/expire-orders';
import { tellOfRequest, writeOfRequests } from '@/origin/tell-registrars';
import { enqueue, scheduleEvery, workOn } from '@/outbox/jobs';
import { capturePayment, mayPassLater } from '@/payments/capture-payment';
import { processProviderEvent } from '@/payments/process-provider-event';
import type { ProviderName } from '@/payments/provider';
import { providerByName } from '@/payments/providers/provider-by-name';
import { releaseEscrow } from '@/payments/release-escrow';
import { voidPayment } from '@/payments/void-payment';
import type { Result } from '@/trade/result';
import { mailBrand } from './mail-brand';

/** Takes up every queue of the house; each handler may run more than once for the same job. */
export async function startJobs(): Promise<void> {
  await workOn('capture-payment', async ({ orderId }) =>
    retryWhenUnavailable(await capturePayment(providerByName('stripe'), orderId)),
  );
  await workOn('void-payment', async ({ orderId }) => {
    const voided = await voidPayment(providerByName('stripe'), orderId);
    // money that stays held of an order that has ended is seen among the jobs that failed
    if (!voided.ok) throw new Error(`the payment is not let go: ${voided.refusal.code}`);
  });
  await workOn('release-escrow', async ({ orderId }) => {
    const released = await inTransaction({ kind: 'system' }, (tx) => releaseEscrow(tx, orderId));
    // delivery may be confirmed while the capture is still under way: then this waits for it
    if (!released.ok && released.refusal.code === 'payment-not-captured')
      throw new Error('the payment is not captured yet');
  });
  await workOn('process-provider-event', ({ provider, eventId }) =>
    processProviderEvent(providerByName(provider as ProviderName), eventId),
  );
  await workOn('complete-document', async ({ documentId }) => {
    const completed = await inTransaction({ kind: 'system' }, (tx) => completeDocument(tx, documentId));
    // a revocation list may be about to be signed: then it passes at a later try
    if (!completed.ok && completed.refusal.code === 'not-totally-passed')
      throw new Error(`document ${documentId} does not pass: ${completed.refusal.detail?.reasonCode}`);
  });
  await workOn('renew-archive-timestamps', async ({ after }) => {
    if (!after) await inTransaction({ kind: 'system' }, (tx) => enqueueUncompleted(tx, new Date()));
    const { refused, next } = await renewArchiveTimestamps({ after });
    for (const { documentId, code, reasonCode } of refused)
      console.error(`archive time-stamp of document ${documentId} not renewed: ${code} ${reasonCode}`);
    if (next)
      await inTransaction({ kind: 'system' }, (tx) =>
        enqueue(tx, 'renew-archive-timestamps', { after: next }),
      );
  });
  await scheduleEvery('renew-archive-timestamps', '20 3 * * *', {});
  await workOn('sign-revocation-lists', async () => {
    const responders = await inTransaction({ kind: 'system' }, (tx) => renewOcspResponders(tx));
    const lists = await inTransaction({ kind: 'system' }, (tx) => signDueCrls(tx));
    const failed = [...responders.failed, ...lists.failed];
    for (const { authorityId, reason } of failed) console.error(`authority ${authorityId}: ${reason}`);
    // what could be signed is signed; the others are tried again, and the job is seen to fail
    if (failed.length > 0) throw new Error(`${failed.length} authorities could not sign`);
  });
  await scheduleEvery('sign-revocation-lists', '7 * * * *', {});
  await workOn('remind-of-expiry', async () => {
    await inTransaction({ kind: 'system' }, (tx) => remindOfExpiry(tx));
  });
  await scheduleEvery('remind-of-expiry', '30 6 * * *', {});
  await workOn('sign-audit-checkpoint', async () => {
    await inTransaction({ kind: 'system' }, (tx) =>
      signCheckpoint(tx, async (rootHash) => {
        const token = await issueTimestamp(tx, rootHash);
        return token.ok ? token.value : null;
      }),
    );
  });
  await scheduleEvery('sign-audit-checkpoint', '*/10 * * * *', {});
  await workOn('expire-orders', async () => {
    await inTransaction({ kind: 'system' }, (tx) => expireOrders(tx, new Date()));
  });
  await scheduleEvery('expire-orders', '*/15 * * * *', {});
  await workOn('alert-saved-searches', async ({ after }) => {
    await inTransaction({ kind: 'system' }, async (tx) => {
      if (!after) await refreshExpiredCertificates(tx);
      const last = await alertSavedSearches(tx, new Date(), after ?? null);
      if (last) await enqueue(tx, 'alert-saved-searches', { after: last });
    });
  });
  await scheduleEvery('alert-saved-searches', '25 * * * *', {});
  await workOn('import-goods', async ({ importId }) => {
    await runGoodsImport(importId);
  });
  await workOn('forget-goods-imports', () =>
    inTransaction({ kind: 'system' }, (tx) => forgetOldGoodsImports(tx)),
  );
  await scheduleEvery('forget-goods-imports', '10 3 * * *', {});
  await workOn('send-mail', async (job) => sendMail(job, await mailBrand(job)));
  await workOn('delete-application-papers', async () => {
    await deleteDuePapers();
    await deleteAbandonedDrafts();
    await inTransaction({ kind: 'system' }, (tx) => forgetOldImports(tx));
  });
  await scheduleEvery('delete-application-papers', '40 2 * * *', {});
  await workOn('import-members', async ({ importId }) => {
    await runImport(importId);
  });
  await workOn('invite-imported-members', async ({ importId }) => {
    await inTransaction({ kind: 'system' }, (tx) => inviteImportedMembers(tx, importId));
  });
  await workOn('tell-registrars', (job) =>
    inTransaction({ kind: 'system' }, (tx) => tellRegistrars(tx, job)),
  );
  await workOn('write-to-registrars', async ({ portalId }) => {
    await inTransaction({ kind: 'system' }, (tx) => writeToRegistrars(tx, portalId));
  });
  await workOn('tell-of-origin-request', ({ certificateId }) =>
    inTransaction({ kind: 'system' }, (tx) => tellOfRequest(tx, certificateId)),
  );
  await workOn('write-of-origin-requests', async ({ portalId }) => {
    await inTransaction({ kind: 'system' }, (tx) => writeOfRequests(tx, portalId));
  });
}

/** A provider out of reach, or a revocation list overdue, is asked again by the queue; every other refusal is an answer. */
function retryWhenUnavailable(result: Result<unknown>): void {
  if (result.ok) return;
  if (result.refusal.code === 'provider-unavailable') throw new Error('the provider is unavailable');
  if (mayPassLater(result.refusal)) throw new Error('the revocation of a signer is not known yet');
}
