'use client';

import './paper.css';

import type { Locale } from '@/i18n/locales';
import { toBase64 } from '@/pki/pem';
import { QuietLink } from '../button';
import { ChoiceField } from '../field';
import { sha256, toHex } from '../keys/certificate-facts';
import type { HeldKey } from '../keys/held-key';
import { OpenKey } from '../keys/open-key';
import { say, type Words } from '../keys/words';
import { Notice } from '../notice';
import { DigestShown } from './digest-shown';
import { signBytes } from './make-signature';
import { NotShown } from './not-shown';
import { shortDigest } from './order-paper';
import { OriginPaper } from './origin-paper';
import { readPreparedOrigin } from './prepared-origin';
import { usePrepared } from './use-prepared';

export type SubmitOrigin = (signature: {
  readonly offerId: string;
  /** the detached CMS message, in base64 */
  readonly cms: string;
  readonly consent: { readonly wording: string; readonly language: string };
}) => Promise<{ readonly ok: true } | { readonly ok: false; readonly code: string }>;

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
  const { state, online, fetchAnew, answerTo, isStillShown } = usePrepared(documentUrl, readPreparedOrigin);
  if (state.is !== 'shown') return <NotShown words={words} state={state} fetchAnew={fetchAnew} />;
  const { document } = state;
  const { number, portal } = document.origin;
  const wording = say(words, 'origin.consent', {
    number,
    chamber: portal.chamber,
    digest: shortDigest(toHex(document.digest)),
  });

  async function sign(key: HeldKey): Promise<string | null> {
    if (!navigator.onLine) return 'no-connection';
    const own = toHex(await sha256(key.certificates[0]));
    if (own !== fingerprint || own !== document.origin.issuer.certificateDigest) return 'another-certificate';
    if (document.origin.expiresAt <= new Date()) return 'offer-expired';
    const signature = await signBytes(document, key, 'chamber');
    if (!signature.ok) return signature.refusal.code;
    if (!isStillShown(document)) return 'no-connection';
    const consent = { wording, language: locale };
    const answer = await answerTo(props.submit({ offerId, cms: toBase64(signature.value), consent }));
    if (!answer) return null;
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
      {!online && <Notice>{words['sign.offline']}</Notice>}
      <OpenKey words={words} locale={locale} action={words['origin.sign']!} onOpen={sign} disabled={!online}>
        <ChoiceField name="consent-document" required label={wording} />
      </OpenKey>
    </>
  );
}
