/** An address with a zero octet in it names nothing that is kept: PostgreSQL has no text with one. */
export function namesNothing(params: object): boolean {
  return Object.values(params).some((part) => String(part).includes('\0'));
}
