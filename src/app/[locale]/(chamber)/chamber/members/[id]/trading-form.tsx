import type { Flash } from '@/app/flash';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Trading } from '@/members/trading';
import { QuietButton } from '@/ui/button';
import { ErrorSummary } from '@/ui/error-summary';
import { ChoiceField } from '@/ui/field';
import { changeRegistration } from '../actions';

/** What a member is registered for, with what hangs on it: goods that are offered, orders that are under way. */
export interface Registration extends Trading {
  readonly organisationId: string;
  readonly offered: { readonly onSale: number; readonly inReview: number };
  readonly underWay: { readonly selling: number; readonly buying: number };
}

/** Changes what a member is registered for; it says beforehand what becomes of its goods. */
export function TradingForm({
  locale,
  registration,
  flash,
}: {
  readonly locale: Locale;
  readonly registration: Registration;
  readonly flash: Flash | null;
}) {
  const t = translator(locale, 'chamber');
  const { organisationId, sells, buys, offered, underWay } = registration;
  const count = Number(flash?.values?.count ?? 0);
  const problems = (flash?.problems ?? []).map(({ field, code }) => ({
    field,
    message: t(`refusals.${code}`, { field: '', count }),
  }));
  const waits = (orders: number) => (orders > 0 ? t('trading.underWay', { count: orders }) : undefined);
  return (
    <form action={changeRegistration}>
      <ErrorSummary title={t('refusals.title')} problems={problems} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="organisationId" value={organisationId} />
      <p className="quiet">{t('trading.lead')}</p>
      <ChoiceField
        name="sells"
        label={t('organisation.sells')}
        hint={waits(underWay.selling)}
        error={problems.find(({ field }) => field === 'sells')?.message}
        defaultChecked={flash ? flash.values?.sells === 'on' : sells}
      />
      {sells && (
        <p className="quiet">
          {t('trading.offered', offered)} {t('trading.rests')}
        </p>
      )}
      <ChoiceField
        name="buys"
        label={t('organisation.buys')}
        hint={waits(underWay.buying)}
        error={problems.find(({ field }) => field === 'buys')?.message}
        defaultChecked={flash ? flash.values?.buys === 'on' : buys}
      />
      <QuietButton>{t('trading.action')}</QuietButton>
    </form>
  );
}
