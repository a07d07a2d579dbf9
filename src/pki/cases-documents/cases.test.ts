import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pdfReasons } from '../pdf-object';
import type { Finding, VerificationReport } from '../report';
import { signatureReasons } from '../signature-reasons';
import type { Expected } from '../testing/document-cases/case';
import { verifyAny } from '../verify-any';

interface CaseDescription {
  why: string;
  kind: 'pdf' | 'cades' | 'asic-e';
  at: string;
  revocation: 'require' | 'prefer' | 'none';
  policy?: object;
  expected: Expected;
  anchors: string[];
  crls: string[];
}

const folder = fileURLToPath(new URL('.', import.meta.url));
const fileNames = { pdf: 'document.pdf', cades: 'content', 'asic-e': 'container.asice' } as const;
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({
    name,
    ...(JSON.parse(readFileSync(`${folder}${name}/case.json`, 'utf8')) as CaseDescription),
  }));

describe('documents', () => {
  it.each(cases)('$name: $why', (described) => {
    const report = verify(described);
    const { indication, reasonCode, signatures, timestamps } = described.expected;
    expect({ indication: report.indication, reasonCode: report.reasonCode }, report.reason).toEqual({
      indication,
      reasonCode,
    });
    if (signatures) expect(report.signatures.map(code)).toEqual(signatures);
    if (timestamps) expect(report.timestamps.map(code)).toEqual(timestamps);
  });

  it('has a case for every reason that signature and document verification give', () => {
    const covered = new Set(
      cases.flatMap(({ expected }) => [
        expected.reasonCode,
        ...(expected.signatures ?? []),
        ...(expected.timestamps ?? []),
      ]),
    );
    const elsewhere = ['pdf-too-large', 'pdf-attachment']; // in pdf-structure.test.ts
    const reasons = [...Object.keys(signatureReasons), ...pdfReasons].filter(
      (reason) => !elsewhere.includes(reason),
    );
    expect(reasons.filter((reason) => !covered.has(reason))).toEqual([]);
  });

  it('explains every case in a sentence', () => {
    expect(cases.length).toBeGreaterThan(120);
    for (const { why } of cases) expect(why).toMatch(/^\S.{10,}[.)?]$/);
  });
});

function verify({
  name,
  kind,
  at,
  revocation,
  policy,
  anchors,
  crls,
}: CaseDescription & { name: string }): VerificationReport {
  const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
  const signature =
    kind === 'cades' ? new Uint8Array(readFileSync(`${folder}${name}/signature.p7s`)) : undefined;
  return verifyAny(
    new Uint8Array(readFileSync(`${folder}${name}/${fileNames[kind]}`)),
    { anchors: anchors.map(bytes), crls: crls.map(bytes), at: new Date(at), revocation, policy },
    signature,
  );
}

const code = ({ reasonCode }: Finding) => reasonCode ?? null;
