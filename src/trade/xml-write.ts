/** An element has either children or text: the XML of business documents has no mixed content. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** An element with text; null for no text, so that no empty element is ever written (a Peppol rule). */
export function leaf(
  name: string,
  text: string | null | undefined,
  attributes: Readonly<Record<string, string>> = {},
): XmlElement | null {
  return text ? { name, attributes, children: [], text } : null;
}

/** An element with elements inside; null children are left out. */
export function branch(name: string, ...children: readonly (XmlElement | null)[]): XmlElement {
  return { name, attributes: {}, children: children.filter((child) => child !== null), text: '' };
}

/** The document in UTF-8 text, two spaces an indent, one element a line. Throws RangeError on what XML cannot carry. */
export function printXml(root: XmlElement): string {
  return `${xmlDeclaration}\n${printElement(root, '')}`;
}

/**
 * A document that need not be in memory as a whole, in pieces: its start with the children of `root`, then each of `more`,
 * its end. Every child stands on a line of its own with no blanks inside, and without what XML cannot carry.
 */
export async function* xmlPieces(
  root: XmlElement,
  more: AsyncIterable<XmlElement> | Iterable<XmlElement>,
): AsyncGenerator<string> {
  yield `${xmlDeclaration}\n${startTag(root)}\n`;
  for (const child of root.children) yield `${printOnALine(child)}\n`;
  for await (const child of more) yield `${printOnALine(child)}\n`;
  yield `</${root.name}>\n`;
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>';

/** Characters that XML 1.0 (2.2) allows, and no lone surrogates. */
export function isXmlText(text: string): boolean {
  return !notXml.test(text);
}

const notXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/**
 * The text without what XML cannot carry. Vertical tabs and form feeds, by which word processors end lines and pages,
 * become line ends; other control characters and halves of characters say nothing and are left out.
 */
export function toXmlText(text: string): string {
  if (isXmlText(text)) return text;
  return text.replace(/[\v\f]/g, '\n').replace(new RegExp(notXml, 'gu'), '');
}

function printElement(element: XmlElement, indent: string): string {
  const open = `${indent}${startTag(element)}`;
  if (element.children.length === 0) return `${open}${escapeText(element.text)}</${element.name}>\n`;
  const inside = element.children.map((child) => printElement(child, `${indent}  `));
  return `${open}\n${inside.join('')}${indent}</${element.name}>\n`;
}

function printOnALine(element: XmlElement): string {
  const inside =
    element.children.length === 0
      ? withReferences(toXmlText(element.text))
      : element.children.map(printOnALine).join('');
  return `${startTag(element)}${inside}</${element.name}>`;
}

function startTag({ name, attributes }: XmlElement): string {
  const said = Object.entries(attributes).map(([of, value]) => ` ${of}="${escapeText(value)}"`);
  return `<${name}${said.join('')}>`;
}

function escapeText(text: string): string {
  if (!isXmlText(text)) throw new RangeError('the text holds characters that XML cannot carry');
  return withReferences(text);
}

/** A carriage return is written as a reference: other readers would make a newline of it (XML 1.0, 2.11). */
function withReferences(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => references[character as keyof typeof references]);
}

const references = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' } as const;
