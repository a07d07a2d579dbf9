import type { ReactNode } from 'react';
import { formatCountry, formatInstant, formatList } from '@/i18n/format';
import { isLocale, type Locale, localeNames } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { ApplicationDetail } from '@/members/applications/find-application';

/** What the applicant states about the organisation and its signatory. */
export function ApplicantFacts({ locale, detail }: { locale: Locale; detail: ApplicationDetail }) {
  const t = translator(locale, 'applications');
  const of = translator(locale, 'apply');
  const { application } = detail;
  const { email, consentWording, consentedAt } = application;
  const organisation = application.organisation!;
  const signatory = application.signatory!;
  const { street, landmark, postcode, town, country, sells, buys } = organisation;
  const wants = [...(sells ? [t('page.sells')] : []), ...(buys ? [t('page.buys')] : [])];
  const address = [
    street,
    landmark,
    [postcode, town].filter(Boolean).join(' '),
    formatCountry(locale, country),
  ];
  return (
    <>
      <section className="section">
        <h2>{t('page.organisation')}</h2>
        <Facts
          facts={[
            [of('organisation.legalName'), organisation.legalName],
            [of('organisation.kind'), of(`organisation.kinds.${organisation.kind}`)],
            [of('organisation.registryNumber'), organisation.registryNumber],
            [of('organisation.taxId'), organisation.taxId],
            [of('organisation.street'), address.filter(Boolean).join(', ')],
            [t('page.wants'), formatList(locale, wants)],
            [t('page.womenLed'), t(organisation.womenLed ? 'page.yes' : 'page.no')],
            [of('organisation.memberCount'), organisation.memberCount],
          ]}
        />
      </section>
      <section className="section">
        <h2>{t('page.signatory')}</h2>
        <Facts
          facts={[
            [of('signatory.name'), signatory.name],
            [of('signatory.latinName'), signatory.latinName],
            [of('signatory.email'), signatory.email],
            [of('signatory.locale'), isLocale(signatory.locale) && localeNames[signatory.locale]],
            [t('page.email'), email],
            [t('page.consent'), consentedAt && `${consentWording} (${formatInstant(locale, consentedAt)})`],
          ]}
        />
      </section>
    </>
  );
}

type Fact = readonly [string, ReactNode];

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
