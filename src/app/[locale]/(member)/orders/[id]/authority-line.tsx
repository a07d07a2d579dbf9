import type { SignatureSummary } from '@/documents/find-document';
import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { textIn } from '@/portals/text-in';

/** On whose word somebody signed: as principal, or under a mandate, by whom granted and endorsed. Never its amounts. */
export function authorityText(locale: Locale, { authority }: SignatureSummary): string | null {
  const t = translator(locale, 'mandates');
  if (!authority) return null;
  if (authority.as === 'principal') return t('authority.principal');
  return t('authority.mandatary', {
    granter: authority.grantedBy,
    endorser: authority.endorsedBy,
    chamber: textIn(locale, authority.chamber),
    date: formatDate(locale, new Date(authority.validUntil)),
  });
}

export function AuthorityLine({ locale, signature }: { locale: Locale; signature: SignatureSummary }) {
  const text = authorityText(locale, signature);
  return text && <p className="quiet fine">{text}</p>;
}
