import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { type Messages, messagesOf } from '@/i18n/catalogue';
import { translator } from '@/i18n/translator';
import { pdfReasons } from '@/pki/pdf-object';
import { pathReasons, reasonCodes } from '@/pki/reason-codes';
import type { VerificationReport } from '@/pki/report';
import { signatureReasons } from '@/pki/signature-reasons';
import { verifyAny } from '@/pki/verify-any';

const folder = `${process.cwd()}/src/pki/cases-documents/`;
const reports = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => reportOfCase(`${folder}${name}/`));

const every = {
  reasons: [...Object.keys(signatureReasons), ...pdfReasons, ...reasonCodes],
  subIndications: [
    ...Object.values(signatureReasons).map(([subIndication]) => subIndication),
    ...Object.values(pathReasons).map(([, subIndication]) => subIndication),
  ],
  checks: reports.flatMap(checkNames),
};

describe.each(['en', 'fr'] as const)('in %s', (locale) => {
  const own = JSON.parse(
    readFileSync(`${process.cwd()}/src/i18n/messages/${locale}/verify.json`, 'utf8'),
  ) as Messages;

  it.each(Object.entries(every))('every one of the %s has its words', (group, keys) => {
    const words = flatten(own[group]!);
    expect(keys.length).toBeGreaterThan(10);
    expect([...new Set(keys)].filter((key) => !/^\S.{5,}$/.test(words[key] ?? ''))).toEqual([]);
  });

  it('no reason has words that the verifier does not give any more', () => {
    expect(Object.keys(own.reasons!).filter((key) => !every.reasons.includes(key))).toEqual([]);
  });

  it('every reason is a sentence', () => {
    for (const sentence of Object.values(own.reasons!)) expect(sentence).toMatch(/^\p{Lu}.*[.)]$/u);
  });

  it('every message can be formatted', () => {
    const complain = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const t = translator(locale, 'verify');
    for (const key of Object.keys(flatten(messagesOf(locale).verify!, '.'))) t(key, values);
    expect(complain).not.toHaveBeenCalled();
    complain.mockRestore();
  });
});

const names = [
  'megabytes',
  'file',
  'digest',
  'time',
  'name',
  'chamber',
  'authority',
  'number',
  'version',
  'date',
];
const others = ['names', 'from', 'until', 'subject', 'issuedAt', 'nextUpdate', 'revokedAt', 'revision'];
const values: Record<string, string | number> = {
  ...Object.fromEntries([...names, ...others].map((name) => [name, name])),
  ...{ count: 2, revisions: 2, source: 'crl', party: 'buyer' },
};

function checkNames({ checks, signatures, timestamps }: VerificationReport): string[] {
  const all = [
    ...checks,
    ...signatures.flatMap(({ checks }) => checks),
    ...timestamps.flatMap(({ checks }) => checks),
  ];
  return all.map(({ name }) => name.replace(': ', '.'));
}

function flatten(messages: Messages | string, separator = '.', prefix = ''): Record<string, string> {
  if (typeof messages === 'string') return { [prefix.slice(0, -separator.length)]: messages };
  return Object.assign(
    {},
    ...Object.entries(messages).map(([key, value]) =>
      flatten(value, separator, `${prefix}${key}${separator}`),
    ),
  );
}

function reportOfCase(path: string): VerificationReport {
  const described = JSON.parse(readFileSync(`${path}case.json`, 'utf8'));
  const file = { pdf: 'document.pdf', cades: 'content', 'asic-e': 'container.asice' }[
    described.kind as 'pdf'
  ];
  const fromBase64 = (items: string[]) => items.map((item) => new Uint8Array(Buffer.from(item, 'base64')));
  const { revocation, policy, anchors, crls, at } = described;
  return verifyAny(
    new Uint8Array(readFileSync(path + file)),
    { anchors: fromBase64(anchors), crls: fromBase64(crls), at: new Date(at), revocation, policy },
    described.kind === 'cades' ? new Uint8Array(readFileSync(`${path}signature.p7s`)) : undefined,
  );
}
