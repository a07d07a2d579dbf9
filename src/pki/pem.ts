import type { Bytes } from './der-write';

export interface PemBlock {
  readonly label: string;
  readonly der: Bytes;
}

/** Textual encoding of RFC 7468: 64 characters a line, LF. Labels such as CERTIFICATE, X509 CRL, CERTIFICATE REQUEST. */
export function encodePem(label: string, der: Uint8Array): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** All well-formed blocks of a text, in order; text around them is ignored, as RFC 7468 section 2 allows. Never throws. */
export function decodePem(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  let label: string | null = null;
  let body: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const boundary = /^-----(BEGIN|END) ([A-Z0-9 ]{1,64})-----[ \t]*$/.exec(line);
    if (!boundary) {
      body.push(line);
      continue;
    }
    const der = boundary[1] === 'END' && boundary[2] === label ? fromBase64(body.join('')) : null;
    if (label && der && der.length > 0) blocks.push({ label, der });
    label = boundary[1] === 'BEGIN' ? boundary[2]! : null;
    body = [];
  }
  return blocks;
}

/** The DER of the first block with this label, or null. */
export function firstPem(text: string, label: string): Bytes | null {
  return decodePem(text).find((block) => block.label === label)?.der ?? null;
}

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(binary);
}

/** Bytes of base64 text, white space ignored; null when it is not base64. */
export function fromBase64(text: string): Bytes | null {
  try {
    return Uint8Array.from(atob(text.replace(/\s+/g, '')), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
