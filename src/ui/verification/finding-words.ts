import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Finding } from '@/pki/report';

/** Why a finding is not a pass, in the reader's language: the reason, then what it means. Empty when it passed. */
export function findingWords(locale: Locale, finding: Finding): string {
  return [reasonWords(locale, finding), meaningOf(locale, finding)].filter(Boolean).join(' ');
}

/** The reason alone. A stored report may know a reason that we have since renamed: then its own English sentence. */
export function reasonWords(locale: Locale, { reasonCode, reason }: Finding): string | null {
  const t = translator(locale, 'verify');
  if (reasonCode && t.has(`reasons.${reasonCode}`)) return t(`reasons.${reasonCode}`);
  return reason ?? null;
}

function meaningOf(locale: Locale, { subIndication }: Finding): string | null {
  const t = translator(locale, 'verify');
  return subIndication && t.has(`subIndications.${subIndication}`)
    ? t(`subIndications.${subIndication}`)
    : null;
}

/** The name of a check: "path: revocation" is found under `checks.path.revocation`. */
export function checkWords(locale: Locale, name: string): string {
  const t = translator(locale, 'verify');
  const key = `checks.${name.replace(': ', '.')}`;
  return t.has(key) ? t(key) : name;
}
