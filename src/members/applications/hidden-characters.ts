import { isXmlText } from '@/trade/xml-write';

/** Controls, and the marks by which a text can be made to read otherwise than it is (Unicode TR 36, bidirectional). */
const hidden = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;

/**
 * Does the text carry characters that nobody sees, or that no paper can carry? Marks of direction that Arabic needs
 * (U+200E, U+200F) are no fault.
 */
export function hasHiddenCharacters(text: string): boolean {
  return hidden.test(text) || !isXmlText(text);
}
