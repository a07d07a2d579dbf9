import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { certificateText } from '@/certificates/certificate-text';
import { countInForce } from '@/certificates/count-in-force';
import { currentCrl } from '@/certificates/current-crl';
import { findAuthority } from '@/certificates/find-authorities';
import { inTransaction } from '@/db/transaction';
import { formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { PageHeader } from '@/ui/page-header';
import { StatusWord } from '@/ui/status-word';
import { requireOperator } from '../../operator';
import { OperatorShell } from '../../operator-shell';
import { keyPlace, shapeOfStatus, statusNow } from '../authority-status';
import { type Outcome, OutcomeNotice } from '../outcome';
import { AuthorityActions } from './authority-actions';

interface Props {
  params: Promise<{ locale: Locale; id: string }>;
  searchParams: Promise<Outcome>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'authorities')('title') };
}

/** An authority: what it is, its newest list, and what may be done with it. */
export default async function AuthorityPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const actor = await requireOperator(locale);
  if (!z.uuid().safeParse(id).success) notFound();
  const found = await inTransaction(scopeOf(actor), async (tx) => {
    const authority = await findAuthority(tx, id);
    return authority && { authority, list: await currentCrl(tx, id), inForce: await countInForce(tx, id) };
  });
  if (!found) notFound();
  const { authority, list, inForce } = found;
  const t = translator(locale, 'authorities');
  const status = statusNow(authority);
  const facts = [
    ['kind', t(`kinds.${authority.kind}`)],
    ['until', formatInstant(locale, authority.notAfter)],
    ['key', t(`keys.${keyPlace(authority)}`)],
    ['fingerprint', authority.fingerprint.match(/.{4}/g)!.join(' ')],
    ...(list
      ? [['list', t('listFact', { number: list.number, date: formatInstant(locale, list.nextUpdate) })]]
      : []),
    ...(authority.kind === 'issuing' || authority.kind === 'recognised'
      ? [['inForce', String(inForce)]]
      : []),
  ] as [string, string][];
  return (
    <OperatorShell locale={locale} actor={actor}>
      <PageHeader
        eyebrow={<StatusWord shape={shapeOfStatus[status]}>{t(`states.${status}`)}</StatusWord>}
        title={authority.name}
      />
      <OutcomeNotice locale={locale} outcome={await searchParams} />
      <section className="section">
        <dl className="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{t(`columns.${name}`)}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="links">
          <a href={`/pki/ca/${authority.id}`}>{t('certificateFile')}</a>
          {list && <a href={`/pki/crl/${authority.id}`}>{t('listFile')}</a>}
        </p>
        <details>
          <summary>{t('asOpenssl')}</summary>
          <pre className="certificate-text" dir="ltr">
            {certificateText(authority.certificate)}
          </pre>
        </details>
      </section>
      <AuthorityActions locale={locale} authority={authority} inForce={inForce} status={status} />
    </OperatorShell>
  );
}
