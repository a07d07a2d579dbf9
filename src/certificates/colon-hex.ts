/** "5f:3a:…" */
export function colons(octets: Uint8Array, upper = false): string {
  const text = Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join(':');
  return upper ? text.toUpperCase() : text;
}
