import type { Locale } from '@/i18n/locales';
import { translator } from '@/i18n/translator';
import { Notice } from '../notice';
import { PageHeader } from '../page-header';
import { StatusWord } from '../status-word';
import { findingWords } from './finding-words';
import { verdictOf, verdictShapes } from './verdict';
import type { Verification } from './verification';

/** One verdict, one sentence why; below it what a valid signature does not yet mean for the order. */
export function VerdictHeading({ locale, of }: { readonly locale: Locale; readonly of: Verification }) {
  const t = translator(locale, 'verify');
  const verdict = verdictOf(of);
  const { report, signed, fileName } = of;
  return (
    <div className="verdict">
      <PageHeader
        eyebrow={fileName && <bdi>{t('verdict.of', { file: fileName })}</bdi>}
        title={<StatusWord shape={verdictShapes[verdict]}>{titleOf(locale, of)}</StatusWord>}
        lead={sentenceOf(locale, of)}
      />
      {report.indication === 'TOTAL-PASSED' && signed && signed.awaited.length > 0 && (
        <Notice>
          <p>{t('order.stillOpen', { party: signed.awaited.length === 1 ? signed.awaited[0]! : 'both' })}</p>
        </Notice>
      )}
      {verdict === 'not-the-order' && (
        <Notice tone="stopped">
          <p dir="auto">
            {t('order.strangers', { count: signed!.strangers.length, names: strangersOf(of).join('; ') })}
          </p>
        </Notice>
      )}
    </div>
  );
}

/** The verdict in a few words, for the heading and the title of the page. */
export function titleOf(locale: Locale, of: Verification): string {
  const count = of.report.signatures.length;
  return translator(locale, 'verify')(`verdict.${verdictOf(of)}.title`, { count });
}

function sentenceOf(locale: Locale, of: Verification): string {
  const t = translator(locale, 'verify');
  const verdict = verdictOf(of);
  return of.report.indication === 'TOTAL-PASSED'
    ? t(`verdict.${verdict}.text`, { count: of.report.signatures.length })
    : findingWords(locale, of.report);
}

function strangersOf({ report, signed }: Verification): string[] {
  return report.signatures
    .filter(({ name }) => signed!.strangers.includes(name))
    .map(({ signer, name }) => [signer?.person, signer?.organisation].filter(Boolean).join(', ') || name);
}
