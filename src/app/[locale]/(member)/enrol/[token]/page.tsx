import { createHash } from 'node:crypto';
import type { Metadata } from 'next';
import { keyWords } from '@/app/island-words';
import { portalBrand } from '@/app/portal-brand';
import { findRecognised } from '@/certificates/adopt-certificate';
import { type Enrolment, findEnrolment } from '@/certificates/find-enrolment';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { findPortal } from '@/portals/find-portals';
import { textIn } from '@/portals/text-in';
import { EmptyState } from '@/ui/empty-state';
import { IfWaiting } from '@/ui/keys/if-waiting';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { GuestShell } from '../../../guest-shell';
import { AdoptForm } from './adopt-form';
import { EnrolForm } from './enrol-form';

interface Props {
  params: Promise<{ locale: Locale; token: string }>;
  /** `key=mine`: brings a key of another authority instead of making one */
  searchParams: Promise<{ key?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  // the address carries the token: it goes to nobody else
  return { title: translator((await params).locale, 'keys')('make.title'), referrer: 'no-referrer' };
}

/** Enrolment: who invites you, what your certificate will say, what a key is, and one button that makes it. */
export default async function EnrolPage({ params, searchParams }: Props) {
  const { locale, token } = await params;
  const { key } = await searchParams;
  const t = translator(locale, 'keys');
  const { enrolment, portal, recognised } = await inTransaction({ kind: 'system' }, async (tx) => {
    const found = await findEnrolment(tx, token);
    const of = found.ok ? found.value : null;
    return {
      enrolment: found,
      portal: of?.portal ? await findPortal(tx, of.portal.slug) : null,
      recognised: of?.portal && of.organisation ? await findRecognised(tx, of.portal.id) : [],
    };
  });
  const brand = portal && portalBrand(portal, locale);
  // the browser keeps its key under this name: to the books the token is known by the same digest only
  const enrolmentId = createHash('sha256').update(token).digest('hex');
  const form = { words: keyWords(locale), token, enrolmentId, goOn: `/${locale}/today` };
  if (!enrolment.ok) {
    return (
      <GuestShell locale={locale} portal={brand}>
        <PageHeader title={t('enrolment.gone')} />
        <EmptyState title={t('make.title')}>{t(`enrolment.${enrolment.refusal.code}`)}</EmptyState>
        {enrolment.refusal.code === 'enrolment-used' && (
          <IfWaiting enrolmentId={enrolmentId}>
            <p className="prose">{t('enrolment.waiting')}</p>
            <EnrolForm {...form} person="" chamber="Tradeseal" resuming />
          </IfWaiting>
        )}
      </GuestShell>
    );
  }
  const { person, invitedBy } = enrolment.value;
  const facts = factsOf(enrolment.value, locale);
  return (
    <GuestShell locale={locale} portal={brand}>
      <PageHeader
        title={t('make.title')}
        lead={t('make.lead', { chamber: facts.chamber, organisation: facts.organisation })}
      />
      {invitedBy && <p>{t('make.invitedBy', { name: invitedBy, chamber: facts.chamber })}</p>}
      <section className="section">
        <h2>{t('make.whoTitle')}</h2>
        <dl className="facts">
          {(['person', 'organisation', 'email', 'chamber'] as const).map((fact) => (
            <div key={fact}>
              <dt>{t(`make.${fact}`)}</dt>
              <dd dir="auto">{facts[fact]}</dd>
            </div>
          ))}
        </dl>
        <p className="prose">{t('make.wrong')}</p>
      </section>
      {key === 'mine' && recognised.length > 0 ? (
        <section className="section">
          <h2>{t('adopt.title')}</h2>
          <p className="prose">
            {t('adopt.hint', { organisation: facts.organisation, person: facts.person })}
          </p>
          <ul>
            {recognised.map(({ id, name }) => (
              <li key={id}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
          <NoScript locale={locale} />
          <AdoptForm words={form.words} locale={locale} token={token} goOn={form.goOn} />
          <p>
            <a href="?">{t('make.title')}</a>
          </p>
        </section>
      ) : (
        <section className="section">
          <h2>{t('make.whatTitle')}</h2>
          <p className="prose">{t('make.what')}</p>
          <NoScript locale={locale} />
          <EnrolForm {...form} person={person.latinName} chamber={facts.chamber} />
          {recognised.length > 0 && (
            <p>
              <a href="?key=mine">{t('adopt.title')}</a>
            </p>
          )}
        </section>
      )}
    </GuestShell>
  );
}

function NoScript({ locale }: { locale: Locale }) {
  return (
    <noscript>
      <Notice>
        <p>{translator(locale, 'keys')('signIn.noScript')}</p>
      </Notice>
    </noscript>
  );
}

function factsOf({ person, organisation, portal }: Enrolment, locale: Locale) {
  const chamber = portal ? textIn(locale, portal.chamberName) : 'Tradeseal';
  return {
    person: person.latinName,
    organisation: organisation?.legalName ?? chamber,
    chamber,
    email: person.email,
  };
}
