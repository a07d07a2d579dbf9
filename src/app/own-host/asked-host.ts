/** The name of a Host header (RFC 9110, 7.2) in small letters, without port and final dot; '' when there is none. */
export function askedHost(header: string | null | undefined): string {
  return (header ?? '').toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
}

/** Where the house itself is at home. */
export function houseAddress(): string {
  return (process.env.BASE_URL ?? 'http://localhost:3000').replace(/\/$/, '');
}

/** Is this the house's own host, or none said? */
export function isHouse(host: string): boolean {
  return host === '' || host === new URL(houseAddress()).hostname;
}
