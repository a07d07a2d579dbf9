import type { Metadata } from 'next';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { QuietLink } from '@/ui/button';
import { KeyPicture, type KeyScene } from '@/ui/keys/key-picture';
import { PageHeader } from '@/ui/page-header';
import { GuestShell } from '../../../guest-shell';

interface Props {
  params: Promise<{ locale: Locale }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator((await params).locale, 'devices')('guide.title') };
}

const scenes: readonly { readonly scene: KeyScene; readonly steps: readonly number[] }[] = [
  { scene: 'telephone', steps: [1, 2, 3] },
  { scene: 'second', steps: [1, 2] },
  { scene: 'telecentre', steps: [1, 2, 3] },
  { scene: 'renew', steps: [1, 2] },
  { scene: 'lost', steps: [1, 2] },
];

/** What happens to keys and what to do: a picture and at most three steps each. For everybody, signed in or not. */
export default async function GuidePage({ params }: Props) {
  const { locale } = await params;
  const t = translator(locale, 'devices');
  return (
    <GuestShell locale={locale}>
      <PageHeader title={t('guide.title')} lead={t('guide.lead')} />
      {scenes.map(({ scene, steps }) => (
        <section className="section" key={scene}>
          <h2>{t(`guide.${scene}.title`)}</h2>
          <KeyPicture scene={scene} />
          <ol className="prose">
            {steps.map((step) => (
              <li key={step}>{t(`guide.${scene}.${step}`)}</li>
            ))}
          </ol>
        </section>
      ))}
      <p className="actions">
        <QuietLink href={`/${locale}/keys`}>{translator(locale, 'keys')('here.title')}</QuietLink>
        <a href={`/${locale}/sign-in/lost-key`}>{t('lost.title')}</a>
      </p>
    </GuestShell>
  );
}
