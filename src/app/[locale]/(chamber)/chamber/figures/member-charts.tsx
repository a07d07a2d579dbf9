import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { BarTable } from '@/ui/charts/bar-table';
import { everyMonth, MonthChart } from '@/ui/charts/month-chart';
import { FigureSection } from './figure-section';
import type { Figures } from './read-figures';

interface Props {
  readonly locale: Locale;
  readonly months: string;
  readonly figures: Figures;
  readonly now: Date;
}

/** Members, applications, certificates: who is in, who waits, whose key ends. */
export function MemberCharts({ locale, months, figures, now }: Props) {
  const t = translator(locale, 'figures');
  const { members, applications } = figures;
  const shared = { locale, months };
  return (
    <>
      <FigureSection
        {...shared}
        name="applications"
        title={t('applications.title')}
        hint={t('applications.hint')}
        isEmpty={applications.every(({ waiting, asked }) => waiting + asked === 0)}
      >
        <BarTable
          caption={t('applications.title')}
          heads={[t('applications.age'), t('applications.count')]}
          bars={applications.map(({ upToDays, waiting, asked }) => ({
            key: String(upToDays),
            label: upToDays === null ? t('applications.older') : t('applications.upTo', { days: upToDays }),
            value: waiting + asked,
            full: waiting,
            figures: t('applications.figures', { waiting, asked }),
          }))}
        />
      </FigureSection>
      <FigureSection
        {...shared}
        name="members"
        title={t('members.title')}
        hint={t('members.hint')}
        isEmpty={members.byKind.length === 0}
      >
        <BarTable
          caption={t('members.title')}
          heads={[t('members.kind'), t('members.count')]}
          bars={members.byKind.map(({ kind, members, womenLed }) => ({
            key: kind,
            label: t(`members.kinds.${kind}`),
            value: members,
            full: womenLed,
            figures: t('members.figures', { members, womenLed }),
          }))}
        />
      </FigureSection>
      <FigureSection
        {...shared}
        name="joined"
        title={t('joined.title')}
        isEmpty={members.joined.length === 0}
      >
        <MonthChart
          locale={locale}
          label={t('joined.label')}
          heads={[t('month'), t('members.count')]}
          months={everyMonth(
            members.joined.map(({ month, members }) => ({ month, value: members })),
            { from: figures.since, until: now },
          )}
          format={String}
        />
      </FigureSection>
    </>
  );
}

export function CertificateCharts({ locale, months, figures, now }: Props) {
  const t = translator(locale, 'figures');
  const { ending, revoked } = figures.certificates;
  const inAYear = new Date(Date.UTC(now.getUTCFullYear() + 1, now.getUTCMonth() - 1, 1));
  return (
    <>
      <FigureSection
        locale={locale}
        months={months}
        name="ending"
        title={t('ending.title')}
        isEmpty={ending.length === 0}
      >
        <MonthChart
          locale={locale}
          label={t('ending.label')}
          heads={[t('month'), t('revocations.count')]}
          months={everyMonth(
            ending.map(({ month, certificates }) => ({ month, value: certificates })),
            { from: now, until: inAYear },
          )}
          format={String}
        />
      </FigureSection>
      <FigureSection
        locale={locale}
        months={months}
        name="revocations"
        title={t('revocations.title')}
        isEmpty={revoked.length === 0}
      >
        <BarTable
          caption={t('revocations.title')}
          heads={[t('revocations.reason'), t('revocations.count')]}
          bars={byReason(revoked).map(({ reason, certificates }) => ({
            key: reason,
            label: t.has(`revocations.reasons.${reason}`) ? t(`revocations.reasons.${reason}`) : reason,
            value: certificates,
            figures: t('revocations.certificates', { certificates }),
          }))}
        />
      </FigureSection>
    </>
  );
}

function byReason(revoked: Figures['certificates']['revoked']) {
  const counts = new Map<string, number>();
  for (const { reason, certificates } of revoked)
    counts.set(reason, (counts.get(reason) ?? 0) + certificates);
  return [...counts].map(([reason, certificates]) => ({ reason, certificates }));
}
