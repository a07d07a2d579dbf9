/** Text from an address or a field as PostgreSQL can hold and compare it: without zero octets, which mean nothing. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '');
}
