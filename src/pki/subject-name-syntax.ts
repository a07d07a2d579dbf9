import type { GeneralName } from './general-name';

/** A host name in the preferred syntax (RFC 1034 3.5, RFC 1123 2.1); underscores as deployed; A-labels are plain ASCII. */
export function isHostName(value: string): boolean {
  return value.length <= 253 && HOST_NAME.test(value);
}

const HOST_NAME =
  /^(?=.)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/i;

/** Mailbox `local@host` (RFC 5280 4.2.1.6): one `@` outside of quotes, dot-atom or quoted local part, a host name. */
export function isMailbox(value: string): boolean {
  const at = value.lastIndexOf('@');
  return at > 0 && at <= 64 && LOCAL_PART.test(value.slice(0, at)) && isHostName(value.slice(at + 1));
}

const LOCAL_PART =
  /^(?:[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*|"(?:[ !#-[\]-~]|\\[ -~])*")$/i;

/**
 * The host of an absolute URI, lower case, or null when it has none that a constraint could be applied to
 * (no authority, or an IP address): RFC 5280 4.2.1.10 then demands a refusal.
 */
export function uriHost(value: string): string | null {
  const match = URI.exec(value);
  const host = match?.[1]?.toLowerCase();
  if (!host || !isHostName(host) || /^\d+(?:\.\d+){3}$/.test(host)) return null;
  return host;
}

const URI = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@\\\s]*@)?([^/?#@:\\\s[\]]+)(?::\d*)?(?:[/?#][^\s]*)?$/i;

/** Absolute URI with a scheme and something behind it, without spaces. */
function isAbsoluteUri(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/i.test(value);
}

/** Why a name may not stand in a subjectAltName (RFC 5280 4.2.1.6), or null. `*` is allowed as a whole leftmost label. */
export function subjectNameDefect(name: GeneralName): string | null {
  switch (name.form) {
    case 'dNSName':
      return isHostName(name.value.startsWith('*.') ? name.value.slice(2) : name.value)
        ? null
        : `“${name.value}” is not a host name`;
    case 'rfc822Name':
      return isMailbox(name.value) ? null : `“${name.value}” is not a mailbox`;
    case 'uniformResourceIdentifier':
      return isAbsoluteUri(name.value) ? null : `“${name.value}” is not an absolute URI`;
    case 'iPAddress':
      return name.value.length === 4 || name.value.length === 16 ? null : 'an iPAddress has 4 or 16 octets';
    case 'directoryName':
      return name.value.rdnKeys.length > 0 ? null : 'an empty directoryName';
    default:
      return null;
  }
}

/** Why a base may not stand in name constraints (RFC 5280 4.2.1.10), or null. */
export function constraintDefect(base: GeneralName): string | null {
  switch (base.form) {
    case 'dNSName':
      return base.value === '' || isHostName(base.value) ? null : `“${base.value}” is no dNSName constraint`;
    case 'rfc822Name': {
      const isDomain = isHostName(base.value.startsWith('.') ? base.value.slice(1) : base.value);
      return base.value === '' || isDomain || isMailbox(base.value)
        ? null
        : `“${base.value}” is no rfc822Name constraint`;
    }
    case 'uniformResourceIdentifier':
      return base.value === '' || isHostName(base.value.startsWith('.') ? base.value.slice(1) : base.value)
        ? null
        : `“${base.value}” is no URI constraint`;
    case 'iPAddress':
      return isNetwork(base.value)
        ? null
        : 'an iPAddress constraint is an address and a mask of leading ones';
    default:
      return null;
  }
}

function isNetwork(value: Uint8Array): boolean {
  if (value.length !== 8 && value.length !== 32) return false;
  const mask = Array.from(value.subarray(value.length / 2), (octet) =>
    octet.toString(2).padStart(8, '0'),
  ).join('');
  return /^1*0*$/.test(mask);
}
