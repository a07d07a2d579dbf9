import { mandateWords } from '@/app/[locale]/(member)/mandates/mandate-words';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { MandateOfPerson } from '@/members/find-mandates';
import { PrimaryButton, StopButton } from '@/ui/button';
import { endorse, refuse } from './actions';

/** One mandate that waits: its one button, and folded away the way to say no and why. */
export function EndorseForms({ locale, mandate }: { locale: Locale; mandate: MandateOfPerson }) {
  const t = translator(locale, 'mandates');
  const words = mandateWords(locale, mandate);
  const hidden = (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="mandateId" value={mandate.id} />
    </>
  );
  const reason = `reason-${mandate.id}`;
  return (
    <article>
      <form action={endorse} className="waiting">
        {hidden}
        <p>
          <strong dir="auto">{mandate.personName}</strong> · <bdi>{mandate.organisationName}</bdi>
          <br />
          {`${words.kinds}, ${t('limit').toLocaleLowerCase(locale)} ${words.maximum}, ${words.together}`}
          <br />
          <span className="quiet fine">
            {words.validity}, {t('grantedBy', { name: mandate.grantedByName })}
          </span>
        </p>
        <PrimaryButton>{t('chamber.endorse', { person: mandate.personName })}</PrimaryButton>
      </form>
      <details>
        <summary>{t('chamber.refuse')}</summary>
        <form action={refuse} className="form">
          {hidden}
          <div className="field">
            <label htmlFor={reason}>{t('chamber.refuseReason')}</label>
            <p className="field-hint" id={`${reason}-hint`}>
              {t('chamber.refuseHint')}
            </p>
            <textarea
              className="input"
              id={reason}
              name="reason"
              aria-describedby={`${reason}-hint`}
              required
              maxLength={500}
              rows={3}
            />
          </div>
          <StopButton>{t('chamber.refuseAction', { person: mandate.personName })}</StopButton>
        </form>
      </details>
    </article>
  );
}
