import type { SignatureSummary } from '@/documents/find-document';
import { formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { OriginState } from '@/origin/schema';
import { textIn } from '@/portals/text-in';
import type { SealFacts } from '@/ui/seal';
import type { StatusShape } from '@/ui/status-word';

export const shapeOfOrigin = {
  requested: 'attention',
  issued: 'done',
  refused: 'stopped',
  cancelled: 'stopped',
  withdrawn: 'stopped',
} as const satisfies Record<OriginState, StatusShape>;

/** The registrar's seal on a certificate; broken when the chamber has withdrawn it. */
export function originSeal(locale: Locale, signature: SignatureSummary, isWithdrawn = false): SealFacts {
  return {
    fingerprint: signature.fingerprint,
    state: isWithdrawn ? 'broken' : 'whole',
    person: signature.person,
    chamber: signature.chamber && textIn(locale, signature.chamber),
    when: formatInstant(locale, signature.signedAt),
    reason: isWithdrawn ? translator(locale, 'origin')('states.withdrawn') : null,
  };
}
