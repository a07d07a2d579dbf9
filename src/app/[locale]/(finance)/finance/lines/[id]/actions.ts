'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { acceptSuggestion } from '@/reconciliation/accept-suggestion';
import { setAsideLine, takeUpLine } from '@/reconciliation/set-aside-line';
import { undoMatch } from '@/reconciliation/undo-match';
import { approveWriteOff, proposeWriteOff, withdrawWriteOff } from '@/reconciliation/write-off-line';
import type { Result } from '@/trade/result';
import { actAndReturn, localeOf } from '../../financier';

export async function accept(form: FormData): Promise<void> {
  const suggestion = String(form.get('suggestion'));
  await onLine(form, 'line-matched', (tx, actor, lineId) =>
    acceptSuggestion(tx, actor, { lineId, suggestion }),
  );
}

export async function undo(form: FormData): Promise<void> {
  await onLine(form, 'match-undone', undoMatch);
}

export async function setAside(form: FormData): Promise<void> {
  const reason = String(form.get('reason') ?? '');
  await onLine(form, 'line-set-aside', (tx, actor, lineId) => setAsideLine(tx, actor, { lineId, reason }));
}

export async function takeUp(form: FormData): Promise<void> {
  await onLine(form, 'line-taken-up', takeUpLine);
}

export async function propose(form: FormData): Promise<void> {
  const reason = String(form.get('writeOffReason') ?? '');
  await onLine(form, 'write-off-proposed', (tx, actor, lineId) =>
    proposeWriteOff(tx, actor, { lineId, reason }),
  );
}

export async function approve(form: FormData): Promise<void> {
  await onLine(form, 'line-written-off', approveWriteOff);
}

export async function withdraw(form: FormData): Promise<void> {
  await onLine(form, 'write-off-withdrawn', withdrawWriteOff);
}

async function onLine(
  form: FormData,
  done: string,
  work: (tx: Tx, actor: Actor, lineId: string) => Promise<Result<unknown>>,
): Promise<never> {
  const lineId = z.uuid().safeParse(form.get('lineId'));
  if (!lineId.success) redirect(`/${localeOf(form)}/finance`);
  return actAndReturn(form, `/lines/${lineId.data}`, done, (tx, actor) => work(tx, actor, lineId.data));
}
