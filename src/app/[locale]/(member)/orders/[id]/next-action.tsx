import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import type { Actor } from '@/members/actor';
import { may } from '@/members/policy';
import type { Order } from '@/orders/order';
import type { Payment } from '@/payments/payment';
import { PrimaryButton, PrimaryLink, QuietLink } from '@/ui/button';
import { Field } from '@/ui/field';
import type { TaskKind } from '../../today/tasks';
import { authorise, confirm, ship } from './actions';
import { declineWords } from './decline-words';
import { taskText } from './task-text';

/** The one thing to do on this order now, or what it waits for. */
export function NextAction({
  locale,
  actor,
  order,
  task,
  payment,
  firstSignatoryId,
}: {
  locale: Locale;
  actor: Actor;
  order: Order;
  task: TaskKind | null;
  payment: Payment | null;
  /** who signed first for this side, where a second signature is needed */
  firstSignatoryId: string | null;
}) {
  const t = translator(locale, 'orders');
  if (!task) return null;
  return (
    <section className="next-action" aria-labelledby="next">
      <h2 id="next">{t(`next.${task}.title`)}</h2>
      <p>{taskText(locale, order, task, new Date())}</p>
      {task === 'authorise-payment' && payment?.failureCode && (
        <p className="status-stopped">{declineWords(t, payment.failureCode)}</p>
      )}
      {task === 'settle-refusal' ? (
        may(actor, 'approve-order') &&
        actor.personId !== firstSignatoryId && (
          <QuietLink href={`/${locale}/orders/${order.id}/sign`}>{t(`next.${task}.button`)}</QuietLink>
        )
      ) : (
        <Doing locale={locale} actor={actor} order={order} task={task} />
      )}
    </section>
  );
}

const signing = {
  'sign-draft': 'place-order',
  countersign: 'accept-order',
  approve: 'approve-order',
} as const;

function Doing({
  locale,
  actor,
  order,
  task,
}: {
  locale: Locale;
  actor: Actor;
  order: Order;
  task: TaskKind;
}) {
  const t = translator(locale, 'orders');
  const hidden = (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="order" value={order.id} />
    </>
  );
  switch (task) {
    case 'sign-draft':
    case 'countersign':
    case 'approve':
      if (!may(actor, signing[task])) return null;
      return (
        <PrimaryLink href={`/${locale}/orders/${order.id}/sign`}>{t(`next.${task}.button`)}</PrimaryLink>
      );
    case 'authorise-payment':
      if (!may(actor, 'pay-order')) return null;
      return (
        <form action={authorise}>
          {hidden}
          <PrimaryButton>{t(`next.${task}.button`)}</PrimaryButton>
        </form>
      );
    case 'ship':
      if (!may(actor, 'report-shipment')) return null;
      return (
        <form action={ship} className="form">
          {hidden}
          <Field
            name="carrier"
            label={t('ship.carrier')}
            required
            minLength={2}
            maxLength={120}
            autoComplete="off"
          />
          <Field
            name="transportDocument"
            label={t('ship.document')}
            hint={t('ship.documentHint')}
            required
            minLength={2}
            maxLength={60}
            autoComplete="off"
          />
          <PrimaryButton>{t(`next.${task}.button`)}</PrimaryButton>
        </form>
      );
    case 'confirm-delivery':
      if (!may(actor, 'confirm-delivery')) return null;
      return (
        <form action={confirm}>
          {hidden}
          <PrimaryButton>{t(`next.${task}.button`)}</PrimaryButton>
        </form>
      );
    default:
      return null;
  }
}
