'use client';

import './paper.css';

import { formatMoney } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { toBase64 } from '@/pki/pem';
import { QuietLink } from '../button';
import { toHex } from '../keys/certificate-facts';
import type { HeldKey } from '../keys/held-key';
import { OpenKey } from '../keys/open-key';
import { say, type Words } from '../keys/words';
import { Notice } from '../notice';
import { type Consent, type ConsentKind, Consents, consentKinds } from './consents';
import { DigestShown } from './digest-shown';
import { makeSignature, type Party } from './make-signature';
import { NotShown } from './not-shown';
import { OrderPaper, shortDigest } from './order-paper';
import { type PreparedDocument, readPreparedDocument } from './prepared-document';
import { usePrepared } from './use-prepared';

export interface SubmittedSignature {
  readonly offerId: string;
  /** the detached CMS message, in base64 */
  readonly cms: string;
  readonly consents: readonly Consent[];
}
export type SubmitSignature = (
  signature: SubmittedSignature,
) => Promise<{ readonly ok: true } | { readonly ok: false; readonly code: string }>;

/**
 * What you see is what you sign: downloads the prepared bytes, shows the order read from them, hashes them itself,
 * and signs that hash with the member's key. Whatever the server says elsewhere on the page plays no part in it.
 * Without network nothing is signed and nothing is kept to be sent: when it is back, everything begins anew.
 */
export function SignDocument(props: {
  readonly words: Words;
  readonly locale: Locale;
  readonly offerId: string;
  readonly documentUrl: string;
  readonly party: Party;
  /** signs over the party's first signature, with a certificate the order does not name */
  readonly isSecond?: boolean;
  /** SHA-256 (hex) of the certificate that the offer was made to */
  readonly fingerprint: string;
  readonly submit: SubmitSignature;
  readonly onSigned: () => void;
}) {
  const { words, locale, documentUrl } = props;
  const { state, online, fetchAnew, answerTo, isStillShown } = usePrepared(documentUrl, readPreparedDocument);
  if (state.is !== 'shown') return <NotShown words={words} state={state} fetchAnew={fetchAnew} />;
  const { document } = state;
  const wordings = consentWordings(document, words, locale);

  async function sign(key: HeldKey): Promise<string | null> {
    const { party, isSecond, fingerprint, offerId } = props;
    if (!navigator.onLine) return 'no-connection';
    const signature = await makeSignature(document, key, { party, isSecond, fingerprint });
    if (!signature.ok) return signature.refusal.code;
    if (!isStillShown(document)) return 'no-connection';
    const consents = consentKinds.map((kind) => ({ kind, wording: wordings[kind], language: locale }));
    const answer = await answerTo(props.submit({ offerId, cms: toBase64(signature.value), consents }));
    if (!answer) return null;
    if (!answer.ok) return answer.code;
    props.onSigned();
    return null;
  }

  return (
    <>
      <OrderPaper order={document.order} locale={locale} words={words} />
      <DigestShown document={document} words={words}>
        <QuietLink href={documentUrl} download={`${document.order.number}.pdf`}>
          {words['sign.download']}
        </QuietLink>
      </DigestShown>
      <h2>{say(words, `sign.heading.${props.party}`)}</h2>
      {!online && <Notice>{words['sign.offline']}</Notice>}
      <OpenKey
        words={words}
        locale={locale}
        action={words[`sign.action.${props.party}`]!}
        onOpen={sign}
        disabled={!online}
      >
        <Consents wordings={wordings} />
      </OpenKey>
    </>
  );
}

function consentWordings(
  { order, digest }: PreparedDocument,
  words: Words,
  locale: Locale,
): Record<ConsentKind, string> {
  const facts = {
    number: order.number,
    total: formatMoney(locale, order.total),
    digest: shortDigest(toHex(digest)),
  };
  return {
    electronic: say(words, 'consent.electronic'),
    document: say(words, 'consent.document', facts),
    privacy: say(words, 'consent.privacy'),
  };
}
