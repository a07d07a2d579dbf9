'use server';

import { z } from 'zod';
import { closePeriod } from '@/reconciliation/close-period';
import { isCurrency } from '@/trade/currency';
import { refuse } from '@/trade/result';
import { actAndReturn } from './financier';

const period = z.object({
  account: z.string().min(1).max(40),
  currency: z.string().refine(isCurrency),
  untilDate: z.iso.date(),
});

/** Closes a bank account up to the day its last statement ends. */
export async function closeAccount(form: FormData): Promise<void> {
  const asked = period.safeParse(Object.fromEntries(form));
  await actAndReturn(form, '', 'period-closed', async (tx, actor) =>
    asked.success ? closePeriod(tx, actor, asked.data) : refuse('no-statement-ends-then'),
  );
}
