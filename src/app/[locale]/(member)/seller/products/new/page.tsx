import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireActor } from '@/app/session';
import { findMakersOf } from '@/catalogue/find-seller';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { sellsHere } from '@/members/find-organisations';
import { findPortal } from '@/portals/find-portals';
import { PageHeader } from '@/ui/page-header';
import { MemberShell } from '../../../../member-shell';
import { frameOf } from '../form-frame';
import { formProps } from '../form-props';
import { NoSeller } from '../no-seller';
import { ProductForm } from '../product-form';

interface Props {
  params: Promise<{ locale: Locale }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'products')('write') };
}

export default async function NewProductPage({ params }: Props) {
  const { locale } = await params;
  const actor = await requireActor(locale, ['seller', 'owner']);
  const t = translator(locale, 'products');
  const [portal, makers, sells] = await inTransaction(
    scopeOf(actor),
    async (tx) =>
      [
        await findPortal(tx, actor.portalSlug ?? ''),
        await findMakersOf(tx, actor.organisationId ?? ''),
        await sellsHere(tx, actor),
      ] as const,
  );
  if (!portal) notFound();
  if (!sells) {
    return (
      <MemberShell locale={locale} actor={actor}>
        <PageHeader title={t('write')} />
        <NoSeller locale={locale} />
      </MemberShell>
    );
  }
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader title={t('write')} lead={t('writeLead')} />
      <ProductForm
        {...formProps(locale, frameOf(portal), makers)}
        start={{
          values: { unit: 'KGM', incoterm: 'FCA', artwork: 'none', originCountry: portal.country },
          problems: [],
        }}
        hidden={{ locale }}
      />
    </MemberShell>
  );
}
