import type { Authority } from '@/certificates/authority';
import { createIssuingAuthority, createOcspResponder } from '@/certificates/create-authority';
import type { Tx } from '@/db/connection';
import { must } from './must';

/** A chamber's issuing authority under the root, and its OCSP responder. */
export async function certifyChamber(
  tx: Tx,
  chamber: {
    readonly rootId: string;
    readonly portalId: string;
    readonly country: string;
    readonly name: string;
  },
): Promise<Authority> {
  const { rootId, portalId, country, name } = chamber;
  const organisation = `${name} (demonstration)`;
  const authority = must(
    await createIssuingAuthority(tx, null, {
      rootId,
      portalId,
      name: { country, organisation, commonName: name },
    }),
  );
  must(await createOcspResponder(tx, null, authority.id));
  return authority;
}
