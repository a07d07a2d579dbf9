import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { OriginOfOrder } from '@/origin/find-certificates';
import type { TimelineEvent } from '@/ui/timeline';
import { originSeal } from '../../../origin-words';

/** The order's timeline with the certificates the chamber issued and withdrew, each at its time and with its seal. */
export function withOrigins(
  locale: Locale,
  certificates: readonly OriginOfOrder[],
  events: readonly TimelineEvent[],
): TimelineEvent[] {
  const own = certificates.flatMap((certificate) => stepsOf(locale, certificate));
  const timeOf = ({ at }: TimelineEvent) => at?.getTime() ?? Number.POSITIVE_INFINITY;
  return [...events, ...own].toSorted((a, b) => timeOf(a) - timeOf(b));
}

function stepsOf(locale: Locale, { certificate, signature }: OriginOfOrder): TimelineEvent[] {
  const t = translator(locale, 'origin');
  const { number, withdrawnAt } = certificate;
  if (!signature) return [];
  const issued: TimelineEvent = {
    key: `issued ${number}`,
    title: t('steps.issued', { number }),
    state: 'done',
    at: signature.signedAt,
    seal: originSeal(locale, signature, withdrawnAt !== null),
  };
  if (!withdrawnAt) return [issued];
  return [
    issued,
    { key: `withdrawn ${number}`, title: t('steps.withdrawn', { number }), state: 'failed', at: withdrawnAt },
  ];
}
