import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import type { OriginCertificate } from './origin-certificate';
import { originCertificates } from './schema';

/** Reads a certificate and keeps others from deciding about it until the transaction ends; null when it is not ours to see. */
export async function lockCertificate(tx: Tx, certificateId: string): Promise<OriginCertificate | null> {
  const [row] = await tx
    .select()
    .from(originCertificates)
    .where(eq(originCertificates.id, certificateId))
    .for('update');
  return row ?? null;
}
