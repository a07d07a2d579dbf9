'use client';

import './paper.css';

import { useCallback, useEffect, useState } from 'react';
import { formatMoney } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { toBase64 } from '@/pki/pem';
import { QuietButton, QuietLink } from '../button';
import { toHex } from '../keys/certificate-facts';
import type { HeldKey } from '../keys/held-key';
import { OpenKey } from '../keys/open-key';
import { Progress } from '../keys/progress';
import { Refused } from '../keys/refused';
import { say, type Words } from '../keys/words';
import { Notice } from '../notice';
import { useOnline } from '../offline/use-online';
import { type Consent, type ConsentKind, Consents, consentKinds } from './consents';
import { DigestShown } from './digest-shown';
import { fetchPrepared } from './fetch-prepared';
import { makeSignature, type Party } from './make-signature';
import { OrderPaper, shortDigest } from './order-paper';
import { type PreparedDocument, readPreparedDocument } from './prepared-document';

export interface SubmittedSignature {
  readonly offerId: string;
  /** the detached CMS message, in base64 */
  readonly cms: string;
  readonly consents: readonly Consent[];
}
export type SubmitSignature = (
  signature: SubmittedSignature,
) => Promise<{ readonly ok: true } | { readonly ok: false; readonly code: string }>;

type State =
  | { readonly is: 'loading' }
  | { readonly is: 'refused'; readonly code: string }
  /** a signature was made, and the network went away before anybody said what became of it */
  | { readonly is: 'interrupted' }
  | { readonly is: 'shown'; readonly document: PreparedDocument };

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
  const [state, setState] = useState<State>({ is: 'loading' });
  const online = useOnline();
  const fetchAnew = useCallback(() => {
    setState({ is: 'loading' });
    load(documentUrl).then(setState);
  }, [documentUrl]);
  useEffect(fetchAnew, [fetchAnew]);
  useEffect(() => {
    window.addEventListener('online', fetchAnew);
    return () => window.removeEventListener('online', fetchAnew);
  }, [fetchAnew]);

  if (state.is === 'interrupted' || (state.is === 'refused' && state.code === 'no-connection'))
    return (
      <Notice tone="stopped" title={words['refusal.title']}>
        <p>{words[state.is === 'interrupted' ? 'sign.interrupted' : 'refusal.no-connection']}</p>
        <QuietButton type="button" onClick={fetchAnew}>
          {words['sign.again']}
        </QuietButton>
      </Notice>
    );
  if (state.is === 'loading') return <Progress text={words['sign.loading']!} />;
  if (state.is === 'refused') return <Refused words={words} code={state.code} />;
  const { document } = state;
  const wordings = consentWordings(document, words, locale);

  async function sign(key: HeldKey): Promise<string | null> {
    const { party, isSecond, fingerprint, offerId } = props;
    if (!navigator.onLine) return 'no-connection';
    const signature = await makeSignature(document, key, { party, isSecond, fingerprint });
    if (!signature.ok) return signature.refusal.code;
    const consents = consentKinds.map((kind) => ({ kind, wording: wordings[kind], language: locale }));
    const answer = await sent(props.submit({ offerId, cms: toBase64(signature.value), consents }));
    if (!answer) {
      setState({ is: 'interrupted' });
      return null;
    }
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

/** What came of it; null when the network failed before the answer came. */
async function sent<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof TypeError || !navigator.onLine) return null;
    throw error;
  }
}

async function load(url: string): Promise<State> {
  const read = await fetchPrepared(url, readPreparedDocument);
  return read.ok ? { is: 'shown', document: read.value } : { is: 'refused', code: read.refusal.code };
}
