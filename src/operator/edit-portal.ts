import { z } from 'zod';
import { appendEntry } from '@/audit/append-entry';
import { config } from '@/config';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { findPortalById, type Portal } from '@/portals/find-portals';
import { keepPaperLogo } from '@/portals/paper-logo';
import { portalFacts, problemsAsText } from '@/portals/portal-facts';
import { touchesHouse } from '@/portals/portal-host';
import { portalLogo } from '@/portals/portal-logo';
import { type PortalConflict, updatePortal } from '@/portals/write-portal';
import { type Result, refuse } from '@/trade/result';
import { feesOf } from './open-portal';

export const editPortalInput = z.object({
  portalId: z.uuid(),
  facts: portalFacts,
  /** undefined keeps the logo, null takes it away */
  logo: portalLogo.nullable().optional(),
});

export type EditPortalRefusal =
  | 'not-allowed'
  | 'input-invalid'
  | 'portal-unknown'
  | 'host-is-ours'
  | PortalConflict;

/**
 * Changes what the operator decides about a market place. Its address after /p/ stays: papers, mails and search
 * engines know it. Orders already placed keep the fees and the law they were signed under.
 */
export async function editPortal(
  tx: Tx,
  actor: Actor,
  input: z.input<typeof editPortalInput>,
): Promise<Result<Portal, EditPortalRefusal>> {
  if (!may(actor, 'edit-portal')) return refuse('not-allowed');
  const parsed = editPortalInput.safeParse(input);
  if (!parsed.success) return refuse('input-invalid', { problems: problemsAsText(parsed.error) });
  const { portalId, facts, logo } = parsed.data;
  const before = await findPortalById(tx, portalId);
  if (!before) return refuse('portal-unknown');
  if (facts.host && touchesHouse(facts.host, config().baseUrl)) return refuse('host-is-ours');
  const changed = await updatePortal(tx, portalId, facts, logo);
  if (!changed.ok) return changed;
  await keepPaperLogo(tx, logo);
  const fields = changedFields(before, changed.value);
  if (fields.length === 0) return changed;
  await appendEntry(tx, {
    actorId: actor.personId,
    portalId,
    action: 'portal-edited',
    subjectType: 'portal',
    subjectId: portalId,
    facts: { changed: fields.join(' '), host: facts.host, ...feesOf(facts) },
  });
  return changed;
}

function changedFields(before: Portal, after: Portal): string[] {
  return (Object.keys(after) as (keyof Portal)[]).filter(
    (field) => sorted(before[field]) !== sorted(after[field]),
  );
}

/** Localised texts come back from the database with their languages in another order. */
function sorted(value: unknown): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).sort());
}
