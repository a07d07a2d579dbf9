/**
 * Headers of an answer that depends on this request header as well as on its address. Caches are told by Vary (RFC 9110,
 * 12.5.5); nginx, which takes the address alone for its key (docs/nginx.conf), is told not to keep it.
 */
export function chosenBy(header: 'accept' | 'accept-language'): Record<string, string> {
  return { vary: header, 'x-accel-expires': '0' };
}
