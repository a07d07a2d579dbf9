import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { aChamber, at } from '../a-chamber';
import type { DocumentCase } from './case';
import { cmsCases } from './cms-cases';
import { containerCases } from './container-cases';
import { documentCases } from './document-cases';
import { proofCases, timestampCases } from './time-cases';

/*
 * Makes every case folder anew: `npx tsx src/pki/testing/document-cases/make-cases.ts`. Keys are fresh each time, verdicts are
 * written by hand beside this file, never taken from the verifier.
 */
const folder = fileURLToPath(new URL('../../cases-documents/', import.meta.url));

async function makeCases(): Promise<void> {
  const chamber = aChamber();
  const cases = [
    ...cmsCases(chamber),
    ...timestampCases(chamber),
    ...(await proofCases(chamber)),
    ...(await documentCases(chamber)),
    ...containerCases(chamber),
  ];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) rmSync(`${folder}${entry.name}`, { recursive: true });
  }
  for (const made of cases) writeCase(made, chamber.root.certificate);
  console.log(
    `${cases.length} cases, ${Math.round(cases.reduce((sum, { file }) => sum + file.length, 0) / 1024)} KB`,
  );
}

const fileNames = { pdf: 'document.pdf', cades: 'content', 'asic-e': 'container.asice' } as const;

function writeCase(made: DocumentCase, root: Uint8Array): void {
  const { name, why, file, kind, signature, expected } = made;
  const base64 = (list: readonly Uint8Array[] = []) =>
    list.map((bytes) => Buffer.from(bytes).toString('base64'));
  mkdirSync(`${folder}${name}`);
  writeFileSync(`${folder}${name}/${fileNames[kind]}`, file);
  if (signature) writeFileSync(`${folder}${name}/signature.p7s`, signature);
  const description = {
    why,
    kind,
    at: (made.at ?? at).toISOString(),
    revocation: made.revocation ?? 'none',
    policy: made.policy,
    expected,
    anchors: base64(made.anchors ?? [root]),
    crls: base64(made.crls),
  };
  writeFileSync(`${folder}${name}/case.json`, `${JSON.stringify(description, null, 2)}\n`);
}

makeCases().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
