import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ca, day, root } from './cases/making/certificates';
import { certificateIssuer, crl, scope } from './cases/making/revocation';
import { CrlError, parseCrl } from './crl';

const issuing = ca('CA', root('Root'));
const issuer = parseCrl(crl(issuing)).issuer;
const serial = fc.uint8Array({ minLength: 1, maxLength: 18 }).map((octets) => Uint8Array.of(1, ...octets));
const distinct = fc.uniqueArray(serial, { maxLength: 40, selector: (octets) => octets.join() });

describe('a revocation list', () => {
  it('finds exactly the serial numbers on it, with date and reason', () => {
    fc.assert(
      fc.property(distinct, serial, fc.constantFrom(undefined, 0, 1, 4, 6, 10), (listed, other, reason) => {
        const list = parseCrl(
          crl(issuing, {
            ...(listed.length > 0
              ? { revoked: listed.map((one) => ({ serial: one, at: day(-3), reason })) }
              : {}),
          }),
        );
        expect(list.entries.count).toBe(listed.length);
        for (const one of listed) expect(list.entries.find(issuer.key, one)?.revokedAt).toEqual(day(-3));
        const isListed = listed.some((one) => one.join() === other.join());
        expect(list.entries.find(issuer.key, other) !== null).toBe(isListed);
      }),
      { numRuns: 150 },
    );
  });

  it('of another’s certificates keeps issuers apart', () => {
    const neighbour = ca('Neighbour', root('Root'));
    const one = Uint8Array.of(7);
    const list = parseCrl(
      crl(issuing, {
        scope: scope({ indirect: true }),
        revoked: [
          { serial: one },
          { serial: one, extensions: [certificateIssuer(neighbour.name)], reason: 1 },
        ],
      }),
    );
    const key = parseCrl(crl(neighbour)).issuer.key;
    expect(list.entries.find(issuer.key, one)?.reason).toBe('unspecified');
    expect(list.entries.find(key, one)?.reason).toBe('keyCompromise');
    expect(list.entries.find('nobody', one)).toBeNull();
  });

  it('is the same object for the same bytes', () => {
    const der = crl(issuing);
    expect(parseCrl(Uint8Array.from(der))).toBe(parseCrl(der));
  });

  it('of any octets is read or refused, nothing else', () => {
    const der = crl(issuing, { revoked: [{ serial: Uint8Array.of(5), reason: 1 }] });
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.nat(255), (at, value) => {
        try {
          parseCrl(der.map((octet, index) => (index === at ? value : octet)));
        } catch (error) {
          expect(error).toBeInstanceOf(CrlError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
