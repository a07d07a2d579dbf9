/** What goods are sorted by; names in the messages (namespace `categories`), patterns in ui/artwork. */
export const categories = [
  'fruit',
  'spices',
  'coffee-cocoa',
  'nuts-seeds',
  'oils-butters',
  'textiles',
  'home',
  'basketry',
] as const;
export type Category = (typeof categories)[number];

export function isCategory(text: string): text is Category {
  return (categories as readonly string[]).includes(text);
}
