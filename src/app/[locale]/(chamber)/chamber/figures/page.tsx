import type { Metadata } from 'next';
import { formatThousandths } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { PrimaryButton } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import { ChamberShell } from '../chamber-shell';
import { requireRegistrar } from '../registrar';
import { FigureSection } from './figure-section';
import { CertificateCharts, MemberCharts } from './member-charts';
import { type Figures, periodAsked, periods, readFigures } from './read-figures';
import { TradeCharts } from './trade-charts';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'figures')('title') };
}

/** What the chamber's work comes to, drawn. */
export default async function FiguresPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { months } = periodAsked.parse(await searchParams);
  const actor = await requireRegistrar(locale);
  const now = new Date();
  const figures = await readFigures(actor, months, now);
  const t = translator(locale, 'figures');
  const shared = { locale, months, figures, now };
  return (
    <ChamberShell locale={locale} actor={actor}>
      <PageHeader title={t('title')} lead={t('lead')} />
      <form className="search-line">
        <div>
          <label htmlFor="months">{t('period')}</label>
          <select className="input" id="months" name="months" defaultValue={months}>
            {periods.map((period) => (
              <option key={period} value={period}>
                {t('months', { months: Number(period) })}
              </option>
            ))}
          </select>
        </div>
        <PrimaryButton>{t('show')}</PrimaryButton>
      </form>
      <Reached locale={locale} months={months} figures={figures} />
      <TradeCharts {...shared} />
      <MemberCharts {...shared} />
      <CertificateCharts {...shared} />
    </ChamberShell>
  );
}

/** The people behind the trade: the first thing to see. */
function Reached({ locale, months, figures }: { locale: Locale; months: string; figures: Figures }) {
  const t = translator(locale, 'figures');
  const { reached } = figures.trade;
  const { members, certificates } = figures;
  const facts = [
    ['womenProducers', reached.womenProducers],
    ['womenLedOrganisations', reached.womenLedOrganisations],
    ['womenLedMembers', reached.womenLedMembers],
    ['allMembers', members.byKind.reduce((sum, row) => sum + row.members, 0)],
    ['activeCertificates', certificates.active],
  ] as const;
  return (
    <FigureSection
      locale={locale}
      months={months}
      name="reached"
      title={t('reached.title')}
      hint={t('reached.hint')}
      isEmpty={false}
    >
      <dl className="figure-row">
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`reached.${key}`)}</dt>
            <dd>{formatThousandths(locale, value * 1000)}</dd>
          </div>
        ))}
      </dl>
    </FigureSection>
  );
}
