import type { Tx } from '@/db/connection';
import type { Authority } from './authority';

export interface AuthoritiesServed {
  /** for how many something was done */
  readonly done: number;
  /** those for which it could not be done, and why */
  readonly failed: readonly { readonly authorityId: string; readonly reason: string }[];
}

/**
 * Does something for each of these authorities by itself, and says whether there was anything to do: one whose key does
 * not open, as when its token was pulled out, leaves no other without its list.
 */
export async function eachAuthority<A extends Pick<Authority, 'id'>>(
  tx: Tx,
  authorities: readonly A[],
  serve: (tx: Tx, authority: A) => Promise<boolean>,
): Promise<AuthoritiesServed> {
  let done = 0;
  const failed: { authorityId: string; reason: string }[] = [];
  for (const authority of authorities) {
    try {
      if (await tx.transaction((own) => serve(own, authority))) done += 1;
    } catch (error) {
      failed.push({
        authorityId: authority.id,
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  }
  return { done, failed };
}
