import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { requireActor } from '@/app/session';
import { findProductById, textOf } from '@/catalogue/find-product';
import { findMakersOf } from '@/catalogue/find-seller';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findPortal } from '@/portals/find-portals';
import { PageHeader } from '@/ui/page-header';
import { MemberShell } from '../../../../member-shell';
import { frameOf } from '../form-frame';
import { formProps } from '../form-props';
import { ProductForm } from '../product-form';
import { valuesOf } from '../product-values';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'products')('edit') };
}

/** One product of the seller's own, as a form; saving makes its next version. */
export default async function EditProductPage({ params }: Props) {
  const { locale, id } = await params;
  const actor = await requireActor(locale, ['seller', 'owner']);
  const productId = z.uuid().safeParse(id);
  if (!productId.success) notFound();
  const t = translator(locale, 'products');
  const [portal, makers, product] = await inTransaction(
    scopeOf(actor),
    async (tx) =>
      [
        await findPortal(tx, actor.portalSlug ?? ''),
        await findMakersOf(tx, actor.organisationId ?? ''),
        await findProductById(tx, productId.data),
      ] as const,
  );
  if (!portal || product?.organisationId !== actor.organisationId || product.state === 'archived') notFound();
  const frame = frameOf(portal);
  const { name } = textOf(product, locale);
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={t(`states.${product.state}`)}
        title={name}
        lead={t('editLead', { version: product.version })}
      />
      <ProductForm
        {...formProps(locale, frame, makers)}
        start={{ values: valuesOf(product, frame), problems: [] }}
        hidden={{ locale, productId: product.id, version: String(product.version) }}
      />
    </MemberShell>
  );
}
