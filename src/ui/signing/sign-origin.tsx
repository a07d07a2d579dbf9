'use client';

import './paper.css';

import { useEffect, useState } from 'react';
import type { Locale } from '@/i18n/locales';
import { toBase64 } from '@/pki/pem';
import { QuietLink } from '../button';
import { ChoiceField } from '../field';
import { sha256, toHex } from '../keys/certificate-facts';
import type { HeldKey } from '../keys/held-key';
import { OpenKey } from '../keys/open-key';
import { Progress } from '../keys/progress';
import { Refused } from '../keys/refused';
import { say, type Words } from '../keys/words';
import { DigestShown } from './digest-shown';
import { fetchPrepared } from './fetch-prepared';
import { signBytes } from './make-signature';
import { shortDigest } from './order-paper';
import { OriginPaper } from './origin-paper';
import { type PreparedOrigin, readPreparedOrigin } from './prepared-origin';

export type SubmitOrigin = (signature: {
  readonly offerId: string;
  /** the detached CMS message, in base64 */
  readonly cms: string;
  readonly consent: { readonly wording: string; readonly language: string };
}) => Promise<{ readonly ok: true } | { readonly ok: false; readonly code: string }>;

type State =
  | { readonly is: 'loading' }
  | { readonly is: 'refused'; readonly code: string }
  | { readonly is: 'shown'; readonly document: PreparedOrigin };

/** Where a registrar signs a certificate of origin: shown, hashed and signed from the bytes, as members sign orders. */
export function SignOrigin(props: {
  readonly words: Words;
  readonly locale: Locale;
  readonly offerId: string;
  readonly documentUrl: string;
  /** SHA-256 (hex) of the certificate that the offer was made to */
  readonly fingerprint: string;
  readonly submit: SubmitOrigin;
  readonly signedUrl: string;
}) {
  const { words, locale, documentUrl, offerId, fingerprint } = props;
  const [state, setState] = useState<State>({ is: 'loading' });
  useEffect(() => {
    fetchPrepared(documentUrl, readPreparedOrigin).then((read) =>
      setState(read.ok ? { is: 'shown', document: read.value } : { is: 'refused', code: read.refusal.code }),
    );
  }, [documentUrl]);

  if (state.is === 'loading') return <Progress text={words['sign.loading']!} />;
  if (state.is === 'refused') return <Refused words={words} code={state.code} />;
  const { document } = state;
  const { number, portal } = document.origin;
  const wording = say(words, 'origin.consent', {
    number,
    chamber: portal.chamber,
    digest: shortDigest(toHex(document.digest)),
  });

  async function sign(key: HeldKey): Promise<string | null> {
    const own = toHex(await sha256(key.certificates[0]));
    if (own !== fingerprint || own !== document.origin.issuer.certificateDigest) return 'another-certificate';
    if (document.origin.expiresAt <= new Date()) return 'offer-expired';
    const signature = await signBytes(document, key, 'chamber');
    if (!signature.ok) return signature.refusal.code;
    const consent = { wording, language: locale };
    const answer = await props.submit({ offerId, cms: toBase64(signature.value), consent });
    if (!answer.ok) return answer.code;
    window.location.assign(props.signedUrl);
    return null;
  }

  return (
    <>
      <OriginPaper origin={document.origin} locale={locale} words={words} />
      <DigestShown document={document} words={words}>
        <QuietLink href={documentUrl} download={`${number}.pdf`}>
          {words['sign.download']}
        </QuietLink>
      </DigestShown>
      <h2>{words['origin.signHeading']}</h2>
      <OpenKey words={words} locale={locale} action={words['origin.sign']!} onOpen={sign}>
        <ChoiceField name="consent-document" required label={wording} />
      </OpenKey>
    </>
  );
}
