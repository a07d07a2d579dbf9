import { formatCountry, formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Oddity } from '@/members/applications/oddities';
import { type StatusShape, StatusWord } from '@/ui/status-word';

const shapes: Readonly<Record<Oddity['weight'], StatusShape>> = {
  stop: 'stopped',
  look: 'attention',
  note: 'neutral',
};

/** What is odd about an application, the gravest first, each with the way to what it resembles. */
export function OddityList({ locale, oddities }: { locale: Locale; oddities: readonly Oddity[] }) {
  const t = translator(locale, 'applications');
  if (oddities.length === 0) return <span className="quiet">{t('queue.nothingOdd')}</span>;
  return (
    <ul className="news">
      {oddities.map((oddity, at) => (
        <li key={at}>
          <span className={`status-${shapes[oddity.weight]}`}>
            <StatusWord shape={shapes[oddity.weight]}>{''}</StatusWord>{' '}
            {oddity.points ? (
              <a href={placeOf(locale, oddity.points)}>{oddityInWords(locale, oddity)}</a>
            ) : (
              oddityInWords(locale, oddity)
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function oddityInWords(locale: Locale, { code, detail = {} }: Oddity): string {
  const words: Record<string, string | number> = { ...detail };
  if (typeof words.country === 'string') words.country = formatCountry(locale, words.country);
  if (typeof words.kind === 'string') words.kind = translator(locale, 'apply')(`paper.${words.kind}`);
  if (typeof words.validUntil === 'string') words.date = formatDate(locale, new Date(words.validUntil));
  return translator(locale, 'applications')(`oddity.${code}`, words);
}

function placeOf(locale: Locale, { of, id }: NonNullable<Oddity['points']>): string {
  return `/${locale}/chamber/${of === 'member' ? 'members' : 'applications'}/${id}`;
}
