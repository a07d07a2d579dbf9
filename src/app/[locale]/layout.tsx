import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { directionOf, isLocale } from '@/i18n/locales';
import { emblem } from '@/ui/emblem';
import '@/ui/styles.css';

export const metadata: Metadata = {
  title: { default: 'Tradeseal', template: '%s · Tradeseal' },
  robots: { index: false },
  icons: { icon: emblem },
};
export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

/** The frame of every member page; public pages are documents and have their own (ui/document.tsx). */
export default async function MemberRootLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <body>{children}</body>
    </html>
  );
}
