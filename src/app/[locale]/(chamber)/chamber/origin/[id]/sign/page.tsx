import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { originSigningWords } from '@/app/island-words';
import { inTransaction } from '@/db/transaction';
import { findDocument } from '@/documents/find-document';
import { offerSignature } from '@/documents/offer-signature';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { findCertificate } from '@/origin/find-certificates';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { SignOrigin } from '@/ui/signing/sign-origin';
import { ChamberShell } from '../../../chamber-shell';
import { requireRegistrar } from '../../../registrar';
import { submit } from './submit';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'origin')('sign.title') };
}

/** Where a registrar signs: the server only offers the bytes; what is shown and signed, the browser reads from them. */
export default async function SignOriginPage({ params }: Props) {
  const { locale, id } = await params;
  const actor = await requireRegistrar(locale);
  if (!z.uuid().safeParse(id).success) notFound();
  const found = await inTransaction(scopeOf(actor), async (tx) => {
    const certificate = (await findCertificate(tx, id))?.certificate;
    if (!certificate) return null;
    const document = await findDocument(tx, { kind: 'certificate-of-origin', subjectId: id });
    return { certificate, offered: await offerSignature(tx, actor, { documentId: document?.id ?? id }) };
  });
  if (!found) notFound();
  const { certificate, offered } = found;
  const page = `/${locale}/chamber/origin/${id}`;
  if (certificate.state !== 'requested') redirect(page);
  const t = translator(locale, 'origin');
  return (
    <ChamberShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={<a href={page}>{t('sign.back')}</a>}
        title={t('sign.heading', { number: certificate.number })}
        lead={t('sign.lead')}
      />
      {offered.ok ? (
        <SignOrigin
          words={originSigningWords(locale)}
          locale={locale}
          offerId={offered.value.offerId}
          documentUrl={`${page}/prepared/${offered.value.offerId}`}
          fingerprint={offered.value.fingerprint}
          submit={submit.bind(null, locale, id)}
          signedUrl={`${page}?did=issued`}
        />
      ) : (
        <Notice tone="stopped" title={t('refusals.title')}>
          <p>{translator(locale, 'document')(`refusals.${offered.refusal.code}`)}</p>
        </Notice>
      )}
    </ChamberShell>
  );
}
