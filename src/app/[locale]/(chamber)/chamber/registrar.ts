import { notFound } from 'next/navigation';
import { requireActor } from '@/app/session';
import type { Actor } from '@/members/actor';

/** The signed-in registrar and the portal they look after. */
export async function requireRegistrar(locale: string): Promise<Actor & { portalId: string }> {
  const actor = await requireActor(locale, ['registrar', 'registrar-approver']);
  if (!actor.portalId) notFound();
  return { ...actor, portalId: actor.portalId };
}
