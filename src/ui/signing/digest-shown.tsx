import type { ReactNode } from 'react';
import { toHex } from '../keys/certificate-facts';
import { say, type Words } from '../keys/words';
import { shortDigest } from './order-paper';
import type { PreparedBytes } from './prepared-document';

/** What is signed, as a number that the browser computed itself. */
export function DigestShown(props: {
  readonly document: PreparedBytes;
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
