/** The edition of the Harmonized System these codes are of (WCO; HS 2028 enters into force on 1 January 2028). */
export const hsEdition = 2022;

/** Six digits of an existing chapter (01 to 97, of which 77 is reserved): the form, not the goods. */
export function isHsCode(code: string): boolean {
  const chapter = Number(code.slice(0, 2));
  return /^\d{6}$/.test(code) && chapter >= 1 && chapter <= 97 && chapter !== 77;
}

/** "0804.30", as customs print it. */
export function printHsCode(code: string): string {
  return `${code.slice(0, 4)}.${code.slice(4)}`;
}
