import { formatDate } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { Rosette } from '../rosette';
import type { KnownKey } from './known-keys';
import { say, type Words } from './words';

export const fromFile = 'file';

/** The keys to choose from: those in this browser, each with its seal, and a key file. */
export function KeyChoice(props: {
  readonly keys: readonly KnownKey[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
  readonly locale: Locale;
  readonly words: Words;
}) {
  const { keys, chosen, choose, locale, words } = props;
  return (
    <fieldset className="field">
      <legend>{words['open.which']}</legend>
      {keys.map(({ id, facts }) => (
        <label className="choice key-choice" key={id}>
          <input type="radio" name="key" value={id} checked={chosen === id} onChange={() => choose(id)} />
          <Rosette fingerprint={facts.fingerprint} size={56} />
          <span>
            <strong dir="auto">{facts.person}</strong>
            <br />
            <span dir="auto">{[facts.organisation, facts.chamber].filter(Boolean).join(' · ')}</span>
            <br />
            <span className="quiet fine">
              {say(words, 'open.until', { date: formatDate(locale, facts.notAfter) })}
            </span>
          </span>
        </label>
      ))}
      <label className="choice">
        <input
          type="radio"
          name="key"
          value={fromFile}
          checked={chosen === fromFile}
          onChange={() => choose(fromFile)}
        />
        <span>{words['open.fromFile']}</span>
      </label>
    </fieldset>
  );
}
