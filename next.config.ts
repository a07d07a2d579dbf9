import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), browsing-topics=()',
  },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['pg', 'pg-boss', '@libpdf/core', 'stripe', 'node-forge', 'harfbuzzjs'],
  // npm test checks the types of the whole project itself; the demo need not do it again
  typescript: { ignoreBuildErrors: process.env.TYPES_ARE_CHECKED_ELSEWHERE === '1' },
  // a bank statement may have 20 MB; each action bounds what it takes itself
  // what passes the proxy is cut off at 10 MB unless this says otherwise: then a larger file arrives broken
  experimental: { serverActions: { bodySizeLimit: '20mb' }, proxyClientMaxBodySize: '22mb' },
  // nothing of these is needed to serve, and tracing what a market keeps takes minutes
  outputFileTracingExcludes: { '/*': ['./.data/**', './bench/**', './docs/**', './e2e/**'] },
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};

export default createNextIntlPlugin('./src/i18n/request.ts')(config);
