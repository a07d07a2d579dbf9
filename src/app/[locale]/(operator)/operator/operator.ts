import { requireActor } from '@/app/session';
import type { Actor } from '@/members/actor';

/** The signed-in operator. */
export async function requireOperator(locale: string): Promise<Actor> {
  return requireActor(locale, 'operator');
}
