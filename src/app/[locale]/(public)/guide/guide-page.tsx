import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { KeyPicture, keyScenes } from '@/ui/keys/key-picture';
import { PageHeader } from '@/ui/page-header';

const ways = ['enrol', 'buy', 'sell', 'offline'] as const;
const parts = ['enrol', 'buy', 'sell', 'key', 'offline'] as const;

/** How things are done here, step by step, on one page that can be read without network and printed. */
export function GuidePage({ locale }: { readonly locale: Locale }) {
  const t = translator(locale, 'guide');
  return (
    <>
      <PageHeader title={t('title')} lead={t('description')}>
        <nav aria-label={t('contents')} className="links">
          {parts.map((part) => (
            <a key={part} href={`#${part}`}>
              {t(`${part}.title`)}
            </a>
          ))}
        </nav>
      </PageHeader>
      {parts.map((part) => (
        <section key={part} id={part} className="section">
          <h2>{t(`${part}.title`)}</h2>
          {part === 'key' ? <KeyScenes locale={locale} /> : <Steps locale={locale} way={part} />}
        </section>
      ))}
    </>
  );
}

function Steps({ locale, way }: { readonly locale: Locale; readonly way: (typeof ways)[number] }) {
  return <StepList steps={stepsOf(locale, 'guide', way)} />;
}

/** The same words and pictures that members have under Keys. */
function KeyScenes({ locale }: { readonly locale: Locale }) {
  const t = translator(locale, 'devices');
  return keyScenes.map((scene) => (
    <section key={scene}>
      <h3>{t(`guide.${scene}.title`)}</h3>
      <KeyPicture scene={scene} />
      <StepList steps={stepsOf(locale, 'devices', `guide.${scene}`)} />
    </section>
  ));
}

function StepList({ steps }: { readonly steps: readonly string[] }) {
  return (
    <ol className="prose">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

function stepsOf(locale: Locale, namespace: string, key: string): string[] {
  const t = translator(locale, namespace);
  const steps: string[] = [];
  for (let number = 1; t.has(`${key}.${number}`); number += 1) steps.push(t(`${key}.${number}`));
  return steps;
}
