import type { Tx } from '@/db/connection';
import { ok, type Result, refuse } from '@/trade/result';
import { type Document, nextToSign, type SigningParty } from './document';
import { signatoriesOf } from './signatories';

/** Buyer before seller, each once. */
export async function checkTurn(
  tx: Tx,
  document: Document,
  party: SigningParty,
): Promise<Result<null, 'already-signed' | 'wrong-sequence'>> {
  const signed = (await signatoriesOf(tx, document.id)).map((signatory) => signatory.party);
  if (signed.includes(party)) return refuse('already-signed');
  return nextToSign(document.kind, signed) === party ? ok(null) : refuse('wrong-sequence');
}
