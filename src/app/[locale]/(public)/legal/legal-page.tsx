import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { PageHeader } from '@/ui/page-header';

/** Privacy, terms and the certificate policy, short and true. */
export function LegalPage({ locale }: { readonly locale: Locale }) {
  const t = translator(locale, 'public');
  return (
    <>
      <PageHeader title={t('legal.title')} lead={t('legal.description')} />
      {(['privacy', 'terms', 'policy'] as const).map((part) => (
        <section key={part} id={part} className="section prose">
          <h2>{t(`legal.${part}`)}</h2>
          {paragraphs(locale, `legal.${part}Text`).map((text) => (
            <p key={text}>{text}</p>
          ))}
          {part === 'policy' && <p className="quiet">{t('legal.more')}</p>}
        </section>
      ))}
    </>
  );
}

function paragraphs(locale: Locale, key: string): string[] {
  const t = translator(locale, 'public');
  const texts: string[] = [];
  for (let i = 1; t.has(`${key}.${i}`); i += 1) texts.push(t(`${key}.${i}`));
  return texts;
}
