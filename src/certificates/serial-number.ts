import { parseCertificate } from '@/pki/certificate';

/** The serial number as the books keep it: hexadecimal without leading zeros. */
export function serialNumberOf(certificate: Uint8Array): string {
  return parseCertificate(certificate).serialNumber;
}

/** The same form of the octets of an INTEGER. */
export function serialNumberOfOctets(octets: Uint8Array): string {
  return Buffer.from(octets)
    .toString('hex')
    .replace(/^0+(?=.)/, '');
}

export function octetsOfSerialNumber(serial: string): Uint8Array {
  return new Uint8Array(Buffer.from(serial.padStart(serial.length + (serial.length % 2), '0'), 'hex'));
}
