import { z } from 'zod';
import { toXmlText } from './xml-write';

/**
 * Text that somebody types or pastes, as shapes ask for it: what papers, catalogues and the database cannot carry is left
 * out, since nobody sees it; everything else is kept, without outer blanks. It may have several lines.
 */
export function typedText(longest: number) {
  return z.string().overwrite(toXmlText).trim().max(longest);
}

/** {@link typedText} for what stands on one line, a name or an address: line ends that were pasted become blanks. */
export function typedLine(longest: number) {
  return z.string().overwrite(onOneLine).trim().max(longest);
}

/** {@link typedText} where no shape asks for it: a reason, a message; what is too long is cut off. */
export function keptText(text: string, longest = 10_000): string {
  return toXmlText(text.slice(0, longest)).trim();
}

function onOneLine(text: string): string {
  return toXmlText(text).replace(/\s*[\t\n\r\u0085\u2028\u2029]\s*/g, ' ');
}
