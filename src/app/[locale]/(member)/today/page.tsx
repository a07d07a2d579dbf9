import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { requireActor } from '@/app/session';
import { findCertificates } from '@/certificates/find-certificates';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { type Actor, scopeOf } from '@/members/actor';
import { may } from '@/members/policy';
import { findNotices, markNoticesRead } from '@/notifications/find-notices';
import { findOrdersOf } from '@/orders/find-orders';
import { findPaymentsOfOrders } from '@/payments/find-payment';
import { PrimaryLink } from '@/ui/button';
import { DateText } from '@/ui/date-text';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { MemberShell } from '../../member-shell';
import { RenewalDue } from '../keys/renewal-due';
import { TaskList } from './task-list';
import { type Task, tasksOf } from './tasks';

export async function generateMetadata({
  params,
}: {
  params: Promise<{ locale: Locale }>;
}): Promise<Metadata> {
  return { title: translator((await params).locale, 'today')('title') };
}

/** Every member's first page: what waits for you, oldest first, each with its one button; below it what others owe. */
export default async function TodayPage({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params;
  const actor = await requireActor(locale);
  if (!actor.organisationId) redirect(`/${locale}/${staffPage(actor)}`);
  const organisationId = actor.organisationId;
  const t = translator(locale, 'today');
  const { tasks, notices, certificates } = await inTransaction(scopeOf(actor), async (tx) => {
    const orders = await findOrdersOf(tx, organisationId, [
      'draft',
      'awaiting-approval',
      'placed',
      'awaiting-seller-approval',
      'accepted',
      'in-fulfilment',
      'delivered',
    ]);
    const payments = await findPaymentsOfOrders(
      tx,
      orders.map(({ order }) => order.id),
    );
    const notices = await findNotices(tx, actor.personId, 8);
    await markNoticesRead(tx, actor.personId);
    const certificates = await findCertificates(tx, { personId: actor.personId, state: 'active' });
    return { tasks: tasksOf(actor, orders, payments), notices, certificates };
  });
  const mine = tasks.filter((task: Task) => task.waitsFor === 'me');
  const others = tasks.filter((task: Task) => task.waitsFor === 'others');
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={<bdi>{actor.organisationName}</bdi>}
        title={t('greeting', { name: actor.name })}
        lead={mine.length > 0 && t('lead', { count: mine.length })}
      />
      <RenewalDue locale={locale} actor={actor} certificates={certificates} />
      {mine.length > 0 ? (
        <section className="section">
          <h2>{t('mine')}</h2>
          <TaskList locale={locale} tasks={mine} />
        </section>
      ) : (
        <NothingToDo locale={locale} actor={actor} />
      )}
      {others.length > 0 && (
        <section className="section">
          <h2>{t('others')}</h2>
          <TaskList locale={locale} tasks={others} quiet />
        </section>
      )}
      {notices.length > 0 && (
        <section className="section">
          <h2>{t('news')}</h2>
          <ul className="news">
            {notices.map((notice) => (
              <li key={notice.id}>
                {notice.path ? (
                  <a href={`/${locale}${notice.path}`}>{t(`notices.${notice.kind}`, notice.facts)}</a>
                ) : (
                  t(`notices.${notice.kind}`, notice.facts)
                )}
                <span className="quiet fine">
                  {' '}
                  <DateText locale={locale} at={notice.createdAt} precise />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </MemberShell>
  );
}

/** What to do meanwhile: sellers look after their goods, all others find some. */
function NothingToDo({ locale, actor }: { readonly locale: Locale; readonly actor: Actor }) {
  const t = translator(locale, 'today');
  const sells = actor.roles.includes('seller');
  const market = actor.portalSlug ? `/${locale}/p/${actor.portalSlug}` : `/${locale}`;
  const action = sells ? (
    <PrimaryLink href={`/${locale}/seller/products`}>{t('goods')}</PrimaryLink>
  ) : (
    <PrimaryLink href={market}>{t('browse')}</PrimaryLink>
  );
  return (
    <EmptyState title={t('nothing')} action={action}>
      {t(sells ? 'nothingSeller' : 'nothingBuyer')}
    </EmptyState>
  );
}

/** Where the staff begin their day. */
function staffPage(actor: Actor): string {
  if (may(actor, 'open-portal')) return 'operator';
  if (may(actor, 'see-ledger')) return 'finance';
  return actor.portalId && may(actor, 'see-certificates') ? 'chamber' : 'keys';
}
