import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ValidatePathInput } from '../validate-path';
import { type CaseFile, octetsOf } from './making/case';

const folder = dirname(fileURLToPath(import.meta.url));

/** All cases of this folder. */
export function readCases(): CaseFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'making')
    .map((entry) => JSON.parse(readFileSync(join(folder, entry.name, 'case.json'), 'utf8')) as CaseFile);
}

/** What a case gives to the validator. */
export function inputOf({ at, evidenceUntil, parameters, ...given }: CaseFile): ValidatePathInput {
  const { ocspNonce, ...rest } = parameters;
  return {
    ...rest,
    ...(ocspNonce ? { ocspNonce: octetsOf(ocspNonce) } : {}),
    leaf: octetsOf(given.leaf),
    intermediates: given.intermediates.map(octetsOf),
    anchors: given.anchors.map(octetsOf),
    crls: given.crls.map(octetsOf),
    ocspResponses: given.ocspResponses.map(octetsOf),
    at: new Date(at),
    ...(evidenceUntil ? { evidenceUntil: new Date(evidenceUntil) } : {}),
  };
}
