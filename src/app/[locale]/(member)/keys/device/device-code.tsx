import { config } from '@/config';
import { formatInstant } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { Notice } from '@/ui/notice';
import { QrCode } from '@/ui/qr-code';

/** The address another device makes its key at, as a code for its camera and in letters; drawn here, sent nowhere. */
export function DeviceCode(props: { locale: Locale; token: string; name: string; until: Date }) {
  const { locale, token, name, until } = props;
  const t = translator(locale, 'devices');
  const link = `${config().baseUrl}/${locale}/enrol/${token}`;
  return (
    <div id="code">
      <Notice tone="done" title={t('device.readyTitle', { name })}>
        <p className="prose">{t('device.ready', { time: formatInstant(locale, until) })}</p>
        <QrCode text={link} label={t('device.code')} />
        <p className="mono fine" dir="ltr">
          <a href={link}>{link}</a>
        </p>
      </Notice>
    </div>
  );
}
