/** The icon of an installed market: our mark in the market's colour, with the room around it that a mask may cut away. */
export function appIcon(accent: string, { maskable }: { readonly maskable: boolean }): string {
  const mark = `<path d="M4.5 8.3 7 10.8l4.5-5.3" stroke="#fbf8f3" stroke-width="1.8" fill="none"/>`;
  const ring = `<circle cx="8" cy="8" r="5.6" stroke="#fbf8f3" stroke-width=".35" fill="none"/>`;
  const ground = maskable
    ? `<rect width="16" height="16" fill="${accent}"/>`
    : `<circle cx="8" cy="8" r="7.6" fill="${accent}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${ground}${ring}${mark}</svg>`;
}
