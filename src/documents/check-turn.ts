import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import { type Document, nextToSign, type SigningParty, type SigningPlace } from './document';
import { boundParties, signatoriesOf } from './signatories';

/**
 * The place where this person would sign: buyer before seller, each once; and a second time, by somebody else, where
 * the first signatory alone does not bind the party.
 */
export async function checkTurn(
  tx: Tx,
  document: Document,
  { party, personId }: { readonly party: SigningParty; readonly personId: string },
): Promise<Result<SigningPlace, 'already-signed' | 'wrong-sequence'>> {
  const signatories = await signatoriesOf(tx, document.id);
  const bound = boundParties(signatories);
  const own = signatories.filter((signatory) => signatory.party === party);
  if (bound.includes(party) || own.some((signatory) => signatory.personId === personId))
    return refuse('already-signed');
  if (nextToSign(document.kind, bound) !== party) return refuse('wrong-sequence');
  return ok(own.length === 0 ? 1 : 2);
}
