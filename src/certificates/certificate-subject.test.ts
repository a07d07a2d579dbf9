import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certifiableEmail, certificateSubject, shortenedTo } from './certificate-subject';

describe('the subject of a certificate', () => {
  it('is composed of country, organisation, its identifier and the person', () => {
    const subject = certificateSubject({
      personName: 'Awa  Diatta',
      organisationName: 'Coopérative Kafountine',
      country: 'SN',
      organisationIdentifier: 'NTRSN-ZIG-1',
    });
    expect(subject.map(({ value }) => value)).toEqual([
      'SN',
      'Coopérative Kafountine',
      'NTRSN-ZIG-1',
      'Awa Diatta',
    ]);
  });

  it('cuts a long legal name at a word', () => {
    const name = 'Société coopérative simplifiée des femmes transformatrices de mangue de Ziguinchor';
    expect(shortenedTo(64, name)).toBe('Société coopérative simplifiée des femmes transformatrices de…');
  });

  it('never exceeds the limit, and leaves what fits as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const short = shortenedTo(64, text);
        expect([...short].length).toBeLessThanOrEqual(64);
        if ([...text].length <= 64 && !/\s/.test(text)) expect(short).toBe(text.normalize('NFC'));
      }),
    );
  });

  it('writes mail domains in ASCII and refuses mailboxes that are not', () => {
    expect(certifiableEmail('awa@coopérative.example')).toBe('awa@xn--cooprative-e7a.example');
    expect(certifiableEmail('awá@example.org')).toBeNull();
    expect(certifiableEmail('a@b@c')).toBeNull();
    expect(certifiableEmail('a@')).toBeNull();
  });
});
