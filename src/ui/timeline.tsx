import type { ReactNode } from 'react';
import type { Locale } from '@/i18n/locales';
import type { Money } from '@/trade/money';
import { Amount } from './amount';
import { DateText } from './date-text';
import { Seal, type SealFacts } from './seal';

export interface TimelineEvent {
  readonly key: string;
  readonly title: ReactNode;
  readonly state: 'done' | 'next' | 'failed';
  readonly at?: Date | null;
  readonly amount?: Money | null;
  readonly seal?: SealFacts | null;
  /** a sentence, a link, or the one button this event waits for */
  readonly detail?: ReactNode;
}

/** What happened and what comes next, each event with its seal and its amount: nobody looks in two places. */
export function Timeline({
  locale,
  events,
}: {
  readonly locale: Locale;
  readonly events: readonly TimelineEvent[];
}) {
  return (
    <ol className="timeline">
      {events.map((event) => (
        <li
          key={event.key}
          className={`is-${event.state}`}
          aria-current={event.state === 'next' ? 'step' : undefined}
        >
          <div className="timeline-head">
            <strong>{event.title}</strong>
            {event.amount && <Amount locale={locale} value={event.amount} />}
          </div>
          {event.at && (
            <div className="quiet fine">
              <DateText locale={locale} at={event.at} precise />
            </div>
          )}
          {event.detail && <div>{event.detail}</div>}
          {event.seal && <Seal facts={event.seal} />}
        </li>
      ))}
    </ol>
  );
}
