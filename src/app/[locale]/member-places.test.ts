import { describe, expect, it } from 'vitest';
import { anActor } from '@/members/testing/an-actor';
import { currentIn, placesOf } from './member-places';

describe('the places a person may go to', () => {
  it.each([
    [anActor(['buyer']), ['today', 'orders', 'buyer/searches', 'mandates', 'keys']],
    [anActor(['seller']), ['today', 'orders', 'seller/products', 'mandates', 'keys']],
    [anActor(['registrar'], { organisationId: null }), ['today', 'chamber', 'keys']],
    [anActor(['operator'], { organisationId: null, portalId: null }), ['today', 'operator', 'keys']],
  ])('follow from what they are', (actor, places) => {
    expect(placesOf(actor)).toEqual(places);
  });
});

describe('a link to a place', () => {
  it('says that its page is shown, whatever was asked of it', () => {
    expect(currentIn('orders', '/orders')).toBe('page');
    expect(currentIn('orders', '/orders?state=paid')).toBe('page');
  });

  it('says that a page within is shown', () => {
    expect(currentIn('chamber', '/chamber/applications/1')).toBe('true');
  });

  it('says nothing on other pages, though their names begin alike', () => {
    expect(currentIn('orders', '/orders-of-others')).toBeUndefined();
    expect(currentIn('keys', '/today')).toBeUndefined();
  });
});
