/** Words that are addresses of the house, or would pass for the house itself. */
const reserved = new Set(
  (
    'admin api app apply ar assets auth authorities buyer ca chamber crl demo en enrol es finance fr g health help home ' +
    'keys legal login logos m mail market markets new ocsp operator orders p photos pki portal portals pt root s ' +
    'seller sign-in sitemap static status support today tradeseal tsa verify www'
  ).split(' '),
);

/** What may follow /p/ in an address: 3 to 40 letters a-z, digits and single hyphens, not a word of the house. */
export function isPortalSlug(text: string): boolean {
  return (
    /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length >= 3 && text.length <= 40 && !reserved.has(text)
  );
}
