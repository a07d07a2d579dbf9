'use client';

import { useParams } from 'next/navigation';
import { defaultLocale, isLocale } from '@/i18n/locales';
import { Failed } from './failed';

/** Where a member page fails: said in the reader's language, with the number under which it stands in our log. */
export default function MemberPageFailed({
  error,
}: {
  readonly error: Error & { readonly digest?: string };
}) {
  const locale = String(useParams()?.locale);
  return <Failed locale={isLocale(locale) ? locale : defaultLocale} reference={error.digest} />;
}
