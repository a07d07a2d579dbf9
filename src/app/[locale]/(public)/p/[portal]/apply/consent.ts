import { translator } from '@/i18n/translator';
import { paperRetentionDays } from '@/members/applications/retention';
import type { Market } from '../../../market';

/** The declaration as the applicant reads it; kept word for word when it is agreed to. */
export function consentWording({ locale, brand }: Market): string {
  const days = paperRetentionDays['signatory-identity'].rejected;
  return translator(locale, 'apply')('submit.consent', { chamber: brand.chamberName, days });
}
