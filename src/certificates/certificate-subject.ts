import { domainToASCII } from 'node:url';
import type { NameAttribute } from '@/pki/build-name';
import { oid } from '@/pki/oids';

/** Who a member's certificate speaks of, from the chamber's books. */
export interface Certified {
  /** The person's name in Latin letters. */
  readonly personName: string;
  readonly organisationName: string;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  /** ETSI EN 319 412-1 5.1.4 */
  readonly organisationIdentifier: string;
}

/**
 * The subject of a member's certificate. The certificate standard gives names 64 characters; a longer legal name is
 * cut at a word, and the organisation identifier still says exactly which organisation it is.
 */
export function certificateSubject(certified: Certified): NameAttribute[] {
  return [
    { oid: oid.countryName, value: certified.country },
    { oid: oid.organizationName, value: shortenedTo(64, certified.organisationName) },
    { oid: oid.organizationIdentifier, value: certified.organisationIdentifier.trim() },
    { oid: oid.commonName, value: shortenedTo(64, certified.personName) },
  ];
}

/** The text in normal form, at most `limit` characters, cut at a word with an ellipsis where it is longer. */
export function shortenedTo(limit: number, text: string): string {
  const whole = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const characters = [...whole];
  if (characters.length <= limit) return whole;
  const cut = characters.slice(0, limit - 1).join('');
  const atWord = cut.replace(/\s+\S*$/, '');
  return `${atWord.length > 0 ? atWord : cut}…`;
}

/** The mailbox with its domain in ASCII; null when the part before the @ is not ASCII, which rfc822Name cannot hold. */
export function certifiableEmail(email: string): string | null {
  const [local, domain, ...rest] = email.split('@');
  if (!local || !domain || rest.length > 0 || !/^[\x21-\x7e]+$/.test(local)) return null;
  const ascii = domainToASCII(domain);
  return ascii === '' ? null : `${local}@${ascii}`;
}
