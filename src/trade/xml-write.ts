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

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>';

/** Characters that XML 1.0 (2.2) allows, and no lone surrogates. */
export function isXmlText(text: string): boolean {
  return !/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text);
}

function printElement(element: XmlElement, indent: string): string {
  const attributes = Object.entries(element.attributes).map(
    ([name, value]) => ` ${name}="${escapeText(value)}"`,
  );
  const open = `${indent}<${element.name}${attributes.join('')}>`;
  if (element.children.length === 0) return `${open}${escapeText(element.text)}</${element.name}>\n`;
  const inside = element.children.map((child) => printElement(child, `${indent}  `));
  return `${open}\n${inside.join('')}${indent}</${element.name}>\n`;
}

/** A carriage return is written as a reference: other readers would make a newline of it (XML 1.0, 2.11). */
function escapeText(text: string): string {
  if (!isXmlText(text)) throw new RangeError('the text holds characters that XML cannot carry');
  return text.replace(/[&<>"\r]/g, (character) => references[character as keyof typeof references]);
}

const references = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' } as const;
