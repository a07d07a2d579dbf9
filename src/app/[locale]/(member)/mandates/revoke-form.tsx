import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { MandateOfPerson } from '@/members/find-mandates';
import { StopButton } from '@/ui/button';

/** Takes a mandate back, folded away, with a box to tick: it is for good. */
export function RevokeForm(props: {
  locale: Locale;
  mandate: MandateOfPerson;
  action: (form: FormData) => Promise<void>;
}) {
  const { locale, mandate, action } = props;
  const t = translator(locale, 'mandates');
  return (
    <details>
      <summary>{t('revoke.summary')}</summary>
      <form action={action} className="form">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="mandateId" value={mandate.id} />
        <p className="fine">{t('revoke.hint')}</p>
        <div className="field">
          <label className="choice">
            <input type="checkbox" name="sure" required />
            <span>{t('revoke.sure')}</span>
          </label>
        </div>
        <StopButton>{t('revoke.action', { person: mandate.personName })}</StopButton>
      </form>
    </details>
  );
}
