import type { Metadata } from 'next';
import { readFlash } from '@/app/flash';
import { findSynonyms } from '@/catalogue/search/edit-synonyms';
import { inTransaction } from '@/db/transaction';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { scopeOf } from '@/members/actor';
import { PrimaryButton, QuietButton } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { ChamberShell } from '../chamber-shell';
import { requireRegistrar } from '../registrar';
import { add, remove } from './actions';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ did?: string; refused?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'search')('synonyms.title') };
}

/** Words that mean the same to those who search the chamber's market. */
export default async function SynonymsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { did, refused } = await searchParams;
  const actor = await requireRegistrar(locale);
  const t = translator(locale, 'search');
  const flash = refused ? await readFlash('synonyms') : null;
  const groups = await inTransaction(scopeOf(actor), (tx) => findSynonyms(tx, actor.portalId));
  const problem = refused && t.has(`synonyms.refused.${refused}`) ? t(`synonyms.refused.${refused}`) : null;
  return (
    <ChamberShell locale={locale} actor={actor}>
      <PageHeader title={t('synonyms.title')} lead={t('synonyms.lead')} />
      {problem && <Notice tone="stopped">{problem}</Notice>}
      {did && t.has(`synonyms.did.${did}`) && <Notice tone="done">{t(`synonyms.did.${did}`)}</Notice>}
      {groups.length === 0 && <EmptyState title={t('synonyms.none')}>{t('synonyms.noneText')}</EmptyState>}
      <ul className="markets">
        {groups.map(({ id, terms }) => (
          <li key={id}>
            <p>
              <bdi>{terms.join(' = ')}</bdi>
            </p>
            <form action={remove}>
              <input type="hidden" name="locale" value={locale} />
              <input type="hidden" name="synonymsId" value={id} />
              <QuietButton aria-label={t('synonyms.remove', { terms: terms.join(', ') })}>
                {t('saved.delete')}
              </QuietButton>
            </form>
          </li>
        ))}
      </ul>
      <section className="section" id="add">
        <h2>{t('synonyms.add')}</h2>
        <form action={add}>
          <input type="hidden" name="locale" value={locale} />
          <label htmlFor="terms">{t('synonyms.terms')}</label>
          <p className="quiet fine" id="terms-hint">
            {t('synonyms.hint')}
          </p>
          <input
            className="input"
            id="terms"
            name="terms"
            required
            maxLength={1000}
            defaultValue={flash?.values?.terms}
            aria-describedby="terms-hint"
            aria-invalid={problem ? true : undefined}
          />
          <PrimaryButton>{t('synonyms.add')}</PrimaryButton>
        </form>
      </section>
    </ChamberShell>
  );
}
