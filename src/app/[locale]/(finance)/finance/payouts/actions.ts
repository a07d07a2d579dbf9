'use server';

import { z } from 'zod';
import { sendPayout } from '@/reconciliation/send-payout';
import { refuse } from '@/trade/result';
import { actAndReturn } from '../financier';

/** Says that the payout was given to the bank; early when the box that names the objection period is ticked. */
export async function send(form: FormData): Promise<void> {
  const payoutId = z.uuid().safeParse(form.get('payoutId'));
  const early = form.get('early') === 'on';
  await actAndReturn(form, '/payouts', 'payout-sent', async (tx, actor) =>
    payoutId.success ? sendPayout(tx, actor, payoutId.data, { early }) : refuse('payout-not-found'),
  );
}
