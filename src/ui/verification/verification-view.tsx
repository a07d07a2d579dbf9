import type { Locale } from '@/i18n/locales';
import { CheckTree } from './check-tree';
import { FileFacts } from './file-facts';
import { OrderFacts } from './order-facts';
import { OriginFacts } from './origin-facts';
import { SignatureList } from './signature-list';
import { VerdictHeading } from './verdict-heading';
import type { Verification } from './verification';

/** A verification as people read it: the verdict, who signed, what they signed, which file, and every step. */
export function VerificationView({ locale, of }: { readonly locale: Locale; readonly of: Verification }) {
  return (
    <>
      <VerdictHeading locale={locale} of={of} />
      <SignatureList locale={locale} of={of} />
      <OrderFacts locale={locale} of={of} />
      <OriginFacts locale={locale} of={of} />
      <FileFacts locale={locale} of={of} />
      <CheckTree locale={locale} report={of.report} />
    </>
  );
}
