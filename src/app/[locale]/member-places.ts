import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';

/** Where a person may go from every page of theirs: paths without language and leading slash. */
export function placesOf(actor: Actor): string[] {
  const places = ['today'];
  if (actor.organisationId) places.push('orders');
  if (may(actor, 'save-search')) places.push('buyer/searches');
  if (actor.roles.includes('seller')) places.push('seller/products');
  if (actor.organisationId) places.push('mandates');
  if (actor.portalId && may(actor, 'see-certificates')) places.push('chamber');
  if (may(actor, 'see-ledger')) places.push('finance');
  if (may(actor, 'open-portal')) places.push('operator');
  return [...places, 'keys'];
}

/** The place that the page shown is, or lies in: of several, one within another, the innermost. */
export function placeShown(places: readonly string[], path: string): string | undefined {
  const around = places.filter((place) => currentIn(place, path));
  return around.sort((a, b) => b.length - a.length)[0];
}

/** What a link says of itself (aria-current): its place is the page shown, or the page shown lies in it. */
export function currentIn(place: string, path: string): 'page' | 'true' | undefined {
  const [shown = ''] = path.split('?');
  if (shown === `/${place}`) return 'page';
  return shown.startsWith(`/${place}/`) ? 'true' : undefined;
}
