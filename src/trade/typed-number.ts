/**
 * A number as it was typed, in the signs that are read everywhere else: digits of Arabic keyboards as 0 to 9, their decimal
 * sign as a point, a minus sign as a hyphen, without spaces and other signs between thousands. A comma or point stays, unless
 * the other stands behind it ("1.250,50", "1,250.50"): then it stands between thousands.
 */
export function plainNumber(text: string): string {
  const plain = text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replaceAll('\u066b', '.')
    .replaceAll('\u2212', '-')
    .replace(/[\s\u00a0\u202f\u066c\u2019']/g, '');
  if (/^-?\d{1,3}(?:\.\d{3})+,\d+$/.test(plain)) return plain.replaceAll('.', '').replace(',', '.');
  return /^-?\d{1,3}(?:,\d{3})+\.\d+$/.test(plain) ? plain.replaceAll(',', '') : plain;
}

/** Whether "1.250" could mean more than a thousand as well as more than one. */
export function isTwoWays(plain: string): boolean {
  return /^-?[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(plain);
}
