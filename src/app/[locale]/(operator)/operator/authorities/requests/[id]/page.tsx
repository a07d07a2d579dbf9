import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { findAuthorityRequest } from '@/certificates/find-authority-requests';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { sha256Hex } from '@/pki/digest';
import { PrimaryButton, QuietLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import { requireOperator } from '../../../operator';
import { OperatorShell } from '../../../operator-shell';
import { complete } from '../../actions';
import { ChainFields } from '../../chain-fields';
import { type Outcome, OutcomeNotice } from '../../outcome';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
  searchParams: Promise<Outcome>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'authorities')('request.title') };
}

/** The request to take to the certifier, and the place to bring the certificate back to. */
export default async function AuthorityRequestPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const actor = await requireOperator(locale);
  if (!z.uuid().safeParse(id).success) notFound();
  const request = await inTransaction(scopeOf(actor), (tx) => findAuthorityRequest(tx, id));
  if (!request) notFound();
  if (request.completedAt) redirect(`/${locale}/operator/authorities/${id}`);
  const t = translator(locale, 'authorities');
  return (
    <OperatorShell locale={locale} actor={actor}>
      <PageHeader eyebrow={t('request.title')} title={request.name} lead={t('request.lead')} />
      <OutcomeNotice locale={locale} outcome={await searchParams} />
      <section className="section">
        <h2>{t('request.take')}</h2>
        <p className="prose">{t('request.takeHint')}</p>
        <p className="mono fine" dir="ltr">
          SHA-256 {sha256Hex(request.certificationRequest).match(/.{4}/g)?.join(' ')}
        </p>
        <p>
          <QuietLink href={`/${locale}/operator/authorities/requests/${id}/file`}>
            {t('request.download')}
          </QuietLink>
        </p>
      </section>
      <section className="section">
        <h2>{t('request.bring')}</h2>
        <form action={complete}>
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="id" value={id} />
          <ChainFields locale={locale} label={t('request.file')} />
          <PrimaryButton>{t('request.submit')}</PrimaryButton>
        </form>
      </section>
    </OperatorShell>
  );
}
