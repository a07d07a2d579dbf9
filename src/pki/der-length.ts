/**
 * How many bytes the DER element at the beginning takes, identifier and length included, by its length octets alone;
 * undefined when they are not a definite length. For elements that lie in a longer, padded space. Isomorphic.
 */
export function elementLength(bytes: Uint8Array): number | undefined {
  const first = bytes[1];
  if (first === undefined || first === 0x80 || first > 0x84) return undefined;
  if (first < 0x80) return 2 + first;
  const octets = first & 0x7f;
  let length = 0;
  for (let i = 0; i < octets; i++) {
    const octet = bytes[2 + i];
    if (octet === undefined) return undefined;
    length = length * 256 + octet;
  }
  return 2 + octets + length;
}
