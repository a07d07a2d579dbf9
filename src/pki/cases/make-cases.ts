// Makes every case.json of this folder anew: npx tsx src/pki/cases/make-cases.ts
// Keys are derived from names where the algorithm allows, so that an unchanged recipe gives an unchanged file.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { madeCases } from './making/case';
import { makeConstraintCases } from './making/constraint-recipes';
import { makeCrlCases } from './making/crl-recipes';
import { makeFormatCases } from './making/format-recipes';
import { makeLimitCases } from './making/limit-recipes';
import { makeOcspCases } from './making/ocsp-recipes';
import { makePathCases } from './making/path-recipes';
import { makeProfileCases } from './making/profile-recipes';

const folder = dirname(fileURLToPath(import.meta.url));

makeFormatCases();
makeProfileCases();
makePathCases();
makeConstraintCases();
makeCrlCases();
makeOcspCases();
makeLimitCases();

for (const entry of readdirSync(folder, { withFileTypes: true })) {
  if (entry.isDirectory() && entry.name !== 'making') rmSync(join(folder, entry.name), { recursive: true });
}
for (const made of madeCases()) {
  mkdirSync(join(folder, made.name));
  writeFileSync(join(folder, made.name, 'case.json'), `${JSON.stringify(made, null, 1)}\n`);
}
console.log(`${madeCases().length} cases in ${folder}`);
