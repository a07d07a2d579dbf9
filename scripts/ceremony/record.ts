import { readFileSync } from 'node:fs';
import { z } from 'zod';

const made = z.object({
  id: z.uuid(),
  kind: z.enum(['root', 'tsa', 'issuing', 'ocsp']),
  subject: z.string(),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  notAfter: z.iso.datetime(),
  /** File names beside the record. */
  certificate: z.string(),
  pkcs12: z.string(),
});

/** What the ceremony writes down, and what an import goes by. Its time-stamp lies beside it as `record.json.tsr`. */
const ceremonyRecord = z.object({
  format: z.literal('tradeseal-ceremony-1'),
  at: z.iso.datetime(),
  baseUrl: z.url(),
  present: z.array(z.string()),
  /** Root first, each after its issuer. */
  authorities: z.array(made).min(1),
  rootCrl: z.object({ file: z.string(), sha256: z.string(), nextUpdate: z.iso.datetime() }),
});

export type MadeAuthority = z.infer<typeof made>;
export type CeremonyRecord = z.infer<typeof ceremonyRecord>;

export function readRecord(path: string): CeremonyRecord {
  return ceremonyRecord.parse(JSON.parse(readFileSync(path, 'utf8')));
}
