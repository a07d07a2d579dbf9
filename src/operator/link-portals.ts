import { z } from 'zod';
import { appendEntry } from '@/audit/append-entry';
import type { Tx } from '@/db/connection';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import { findPortalById } from '@/portals/find-portals';
import { setPortalLink } from '@/portals/portal-links';
import { ok, type Result, refuse } from '@/trade/result';

export const linkInput = z
  .object({ portalId: z.uuid(), linkedPortalId: z.uuid(), isOpen: z.boolean() })
  .refine((link) => link.portalId !== link.linkedPortalId);

/** Lets the buyers of one market place buy in another, or no longer. Orders already drafted go on. */
export async function linkPortals(
  tx: Tx,
  actor: Actor,
  input: z.input<typeof linkInput>,
): Promise<Result<{ changed: boolean }, 'not-allowed' | 'link-invalid' | 'portal-unknown'>> {
  if (!may(actor, 'link-portals')) return refuse('not-allowed');
  const parsed = linkInput.safeParse(input);
  if (!parsed.success) return refuse('link-invalid');
  const { isOpen, ...link } = parsed.data;
  for (const id of [link.portalId, link.linkedPortalId])
    if (!(await findPortalById(tx, id))) return refuse('portal-unknown');
  const changed = await setPortalLink(tx, link, isOpen);
  if (changed)
    await appendEntry(tx, {
      actorId: actor.personId,
      portalId: link.portalId,
      action: isOpen ? 'portals-linked' : 'portals-unlinked',
      subjectType: 'portal',
      subjectId: link.portalId,
      facts: { linkedPortalId: link.linkedPortalId },
    });
  return ok({ changed });
}
