import { buildCrl, type RevokedEntry } from '@/pki/build-crl';
import type { IssuingAuthority } from '@/pki/issue-certificate';
import { UsageError } from './ask';

/** The root comes out of the safe at least twice a year. */
const rootCrlDays = 200;

/** The root's list of revoked authorities, good for 200 days. */
export async function signRootCrl(
  root: IssuingAuthority,
  list: { readonly number: number; readonly revoked: readonly RevokedEntry[] },
  now: Date,
): Promise<{ crl: Uint8Array; nextUpdate: Date }> {
  const thisUpdate = new Date(Math.floor(now.getTime() / 1000) * 1000);
  const nextUpdate = new Date(thisUpdate.getTime() + rootCrlDays * 86_400_000);
  const issuance = await buildCrl({ ...list, thisUpdate, nextUpdate, maximumDays: rootCrlDays }, root);
  if (issuance.issued) return { crl: issuance.crl, nextUpdate };
  throw new UsageError(
    `The list departs from its profile: ${issuance.findings.map(({ rule }) => rule).join(', ')}.`,
  );
}
