import type { SQL } from 'drizzle-orm';
import type { Tx } from '@/db/connection';
import { currentCrls } from './current-crl';
import { trustedAuthorities } from './trusted-authorities';

/** What a path of ours is validated with: `validatePath` and `verifyDocument` take these as they are. */
export interface ValidationMaterial {
  readonly anchors: readonly Uint8Array[];
  readonly intermediates: readonly Uint8Array[];
  /** The newest list of every authority that may have signed one. */
  readonly crls: readonly Uint8Array[];
}

/** The authorities we trust, of the issuing ones those that `issuing` admits, and their newest revocation lists. */
export async function validationMaterial(tx: Tx, issuing?: SQL): Promise<ValidationMaterial> {
  const { ids, anchors, intermediates } = await trustedAuthorities(tx, issuing);
  return { anchors, intermediates, crls: await currentCrls(tx, ids) };
}
