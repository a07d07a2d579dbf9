import type { Metadata } from 'next';
import { readFlash } from '@/app/flash';
import { requireActor } from '@/app/session';
import { mostDevices } from '@/certificates/device-room';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { PrimaryButton } from '@/ui/button';
import { ChoiceField, Field } from '@/ui/field';
import { Notice } from '@/ui/notice';
import { PageHeader } from '@/ui/page-header';
import { MemberShell } from '../../../member-shell';
import { inviteDevice } from './actions';
import { DeviceCode } from './device-code';

interface Props {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<{ refused?: string; made?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  // the page may show a link that makes a key: its address goes to nobody
  return { title: translator((await params).locale, 'devices')('device.title'), referrer: 'no-referrer' };
}

/** A second device, or a new one: its name, and the code it is invited with. */
export default async function DevicePage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { refused, made } = await searchParams;
  const actor = await requireActor(locale);
  const t = translator(locale, 'devices');
  const keys = translator(locale, 'keys');
  const flash = refused || made ? await readFlash('device') : null;
  const isNamed = refused !== 'name';
  return (
    <MemberShell locale={locale} actor={actor}>
      <PageHeader title={t('device.title')} lead={t('device.lead')} />
      {flash?.made && (
        <DeviceCode
          locale={locale}
          token={flash.made}
          name={flash.values?.deviceName ?? ''}
          until={new Date(flash.values?.until ?? Date.now())}
        />
      )}
      {refused && (
        <Notice tone="stopped" title={keys('refusal.title')}>
          {isNamed && keys.has(`refusal.${refused}`) ? (
            keys(`refusal.${refused}`)
          ) : (
            <a href="#deviceName">{t('device.nameMissing')}</a>
          )}
        </Notice>
      )}
      <form action={inviteDevice} className="section">
        <input type="hidden" name="locale" value={locale} />
        <Field
          name="deviceName"
          label={t('device.name')}
          hint={t('device.nameHint')}
          error={isNamed ? null : t('device.nameMissing')}
          defaultValue={flash?.made ? undefined : flash?.values?.deviceName}
          required
          maxLength={60}
        />
        <ChoiceField name="replacesThis" label={t('device.replaces')} hint={t('device.replacesHint')} />
        <p className="quiet">{t('device.most', { count: mostDevices })}</p>
        <PrimaryButton>{t(flash?.made ? 'device.again' : 'device.action')}</PrimaryButton>
      </form>
      <p>
        <a href={`/${locale}/keys/guide`}>{t('device.guide')}</a>
      </p>
    </MemberShell>
  );
}
