import { describe, expect, it } from 'vitest';
import type { CompleteRequestRefusal } from '@/certificates/complete-authority-request';
import type { ImportCrlRefusal } from '@/certificates/import-crl';
import type { RecogniseRefusal } from '@/certificates/recognise-authority';
import type { RenewRefusal } from '@/certificates/renew-authority';
import type { RequestAuthorityRefusal } from '@/certificates/request-authority';
import { authorityRevocationReasons } from '@/certificates/revoke-authority';
import { locales } from '@/i18n/locales';
import { translator } from '@/i18n/translator';

/** Does not compile while a code of the unions is missing from it. */
const refusals: Readonly<
  Record<
    | CompleteRequestRefusal
    | ImportCrlRefusal
    | RecogniseRefusal
    | RenewRefusal
    | RequestAuthorityRefusal
    | 'already-revoked'
    | 'not-sure',
    1
  >
> = {
  'not-allowed': 1,
  'not-sure': 1,
  'request-unknown': 1,
  'already-certified': 1,
  'file-unreadable': 1,
  'anchor-unreadable': 1,
  'anchor-needed': 1,
  'responder-not-certifiable': 1,
  'key-of-another': 1,
  'not-an-authority': 1,
  'may-not-sign': 1,
  'subject-incomplete': 1,
  'policy-not-carried': 1,
  'anchor-not-self-signed': 1,
  'chain-not-valid': 1,
  'path-too-short': 1,
  'name-not-certifiable': 1,
  'name-taken': 1,
  'authority-unknown': 1,
  'already-renewed': 1,
  'already-revoked': 1,
  'issuer-unknown': 1,
  'issuer-key-offline': 1,
  'list-malformed': 1,
  'list-of-another': 1,
  'list-outdated': 1,
  'list-not-yet-valid': 1,
  'list-not-newer': 1,
  'market-unknown': 1,
  'already-known': 1,
};

describe.each(locales)('the operator’s screens of authorities in %s', (locale) => {
  it('have words for every refusal and reason', () => {
    const t = translator(locale, 'authorities');
    for (const code of Object.keys(refusals)) expect(t.has(`refusals.${code}`), code).toBe(true);
    for (const reason of authorityRevocationReasons) expect(t.has(`reasons.${reason}`), reason).toBe(true);
  });

  it('name what a revocation destroys', () => {
    const t = translator(locale, 'authorities');
    for (const count of [0, 1, 2, 5, 40, 1_000_000]) {
      expect(t('revoke.hint', { name: 'Wouri G2', count })).toContain('Wouri G2');
      expect(t('revoke.sure', { name: 'Wouri G2', count })).toContain('Wouri G2');
    }
  });
});
