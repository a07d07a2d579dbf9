'use client';

import './paper.css';

import { type ReactNode, useEffect, useState } from 'react';
import { formatMoney } from '@/i18n/format';
import type { Locale } from '@/i18n/locales';
import { toBase64 } from '@/pki/pem';
import { QuietLink } from '../button';
import { toHex } from '../keys/certificate-facts';
import type { HeldKey } from '../keys/held-key';
import { OpenKey } from '../keys/open-key';
import { Progress } from '../keys/progress';
import { Refused } from '../keys/refused';
import { say, type Words } from '../keys/words';
import { type Consent, type ConsentKind, Consents, consentKinds } from './consents';
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
  | { readonly is: 'shown'; readonly document: PreparedDocument };

/**
 * What you see is what you sign: downloads the prepared bytes, shows the order read from them, hashes them itself,
 * and signs that hash with the member's key. Whatever the server says elsewhere on the page plays no part in it.
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
  useEffect(() => {
    load(documentUrl).then(setState);
  }, [documentUrl]);

  if (state.is === 'loading') return <Progress text={words['sign.loading']!} />;
  if (state.is === 'refused') return <Refused words={words} code={state.code} />;
  const { document } = state;
  const wordings = consentWordings(document, words, locale);

  async function sign(key: HeldKey): Promise<string | null> {
    const { party, isSecond, fingerprint, offerId } = props;
    const signature = await makeSignature(document, key, { party, isSecond, fingerprint });
    if (!signature.ok) return signature.refusal.code;
    const consents = consentKinds.map((kind) => ({ kind, wording: wordings[kind], language: locale }));
    const answer = await props.submit({ offerId, cms: toBase64(signature.value), consents });
    if (!answer.ok) return answer.code;
    props.onSigned();
    return null;
  }

  return (
    <>
      <OrderPaper order={document.order} locale={locale} words={words} />
      <Digest document={document} words={words}>
        <QuietLink href={documentUrl} download={`${document.order.number}.pdf`}>
          {words['sign.download']}
        </QuietLink>
      </Digest>
      <h2>{say(words, `sign.heading.${props.party}`)}</h2>
      <OpenKey words={words} locale={locale} action={words[`sign.action.${props.party}`]!} onOpen={sign}>
        <Consents wordings={wordings} />
      </OpenKey>
    </>
  );
}

function Digest(props: {
  readonly document: PreparedDocument;
  readonly words: Words;
  readonly children: ReactNode;
}) {
  const { digest, size } = props.document;
  return (
    <section className="section">
      <p>
        {say(props.words, 'sign.digest', {
          digest: shortDigest(toHex(digest)),
          size: Math.ceil(size / 1024),
        })}
      </p>
      <details>
        <summary>{props.words['sign.digestWhole']}</summary>
        <p className="mono">{toHex(digest)}</p>
      </details>
      <p className="actions">{props.children}</p>
    </section>
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

const largestDocument = 20_000_000;

async function load(url: string): Promise<State> {
  try {
    const response = await fetch(url, { cache: 'no-store' });
    if (!response.ok) return { is: 'refused', code: 'document-not-served' };
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > largestDocument) return { is: 'refused', code: 'document-unreadable' };
    const read = await readPreparedDocument(bytes);
    return read.ok ? { is: 'shown', document: read.value } : { is: 'refused', code: read.refusal.code };
  } catch (error) {
    if (error instanceof TypeError) return { is: 'refused', code: 'no-connection' };
    throw error;
  }
}
