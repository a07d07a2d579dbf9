import { isXmlText, type XmlElement, xmlDeclaration } from './xml-write';

export type XmlFault =
  | 'xml-too-large'
  | 'xml-too-deep'
  | 'xml-too-many-elements'
  | 'xml-forbidden-markup'
  | 'xml-malformed';

/** Why a text is not the XML we read, and where: a character offset. */
export class XmlError extends Error {
  constructor(
    readonly fault: XmlFault,
    readonly at: number,
  ) {
    super(`${fault} at character ${at}`);
    this.name = 'XmlError';
  }
}

const limits = { characters: 400_000, depth: 16, elements: 6_000 };

/**
 * Reads the plain part of XML 1.0 that business documents are written in: elements, attributes in double quotes, text
 * with the predefined references. No DOCTYPE, entities, comments, CDATA, processing instructions or mixed content:
 * what is not needed cannot be abused. Linear in its input. Isomorphic. Throws {@link XmlError}.
 */
export function readXml(xml: string): XmlElement {
  if (xml.length > limits.characters) throw new XmlError('xml-too-large', limits.characters);
  if (!isXmlText(xml)) throw new XmlError('xml-malformed', 0);
  const reader = new XmlReader(xml);
  return reader.document();
}

class XmlReader {
  private at = 0;
  private elements = 0;

  constructor(private readonly xml: string) {}

  document(): XmlElement {
    if (this.xml.startsWith(xmlDeclaration)) this.at = xmlDeclaration.length;
    this.match(space);
    const root = this.element(0);
    this.match(space);
    if (this.at !== this.xml.length) throw this.error(this.fault());
    return root;
  }

  private element(depth: number): XmlElement {
    if (depth > limits.depth) throw this.error('xml-too-deep');
    if (++this.elements > limits.elements) throw this.error('xml-too-many-elements');
    const name = this.match(openTag)?.[1];
    if (name === undefined) throw this.error(this.fault());
    const attributes = this.attributes();
    const text = this.match(characters)?.[0] ?? '';
    const children: XmlElement[] = [];
    while (!this.xml.startsWith('</', this.at)) {
      if (text.trim() !== '') throw this.error(this.fault());
      children.push(this.element(depth + 1));
      this.match(space);
    }
    if (this.match(closeTag)?.[1] !== name) throw this.error('xml-malformed');
    return { name, attributes, children, text: children.length > 0 ? '' : this.unescape(text) };
  }

  private attributes(): Record<string, string> {
    const found: Record<string, string> = Object.create(null);
    for (let pair = this.match(attribute); pair; pair = this.match(attribute)) {
      const [, name = '', value = ''] = pair;
      if (name in found) throw this.error('xml-malformed');
      found[name] = this.unescape(value);
    }
    if (!this.match(endOfTag)) throw this.error('xml-malformed');
    return found;
  }

  private unescape(text: string): string {
    return text.replace(/&([^;&]{0,8};?)/g, (_, reference: string) => {
      const character = references[reference];
      if (character === undefined) throw this.error('xml-forbidden-markup');
      return character;
    });
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.xml);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  private fault(): XmlFault {
    const markup = this.xml.startsWith('<!', this.at) || this.xml.startsWith('<?', this.at);
    return markup ? 'xml-forbidden-markup' : 'xml-malformed';
  }

  private error(fault: XmlFault): XmlError {
    return new XmlError(fault, this.at);
  }
}

const space = /[ \t\r\n]*/y;
const openTag = /<([A-Za-z][A-Za-z0-9]{0,60}(?::[A-Za-z][A-Za-z0-9]{0,60})?)/y;
const closeTag = /<\/([A-Za-z][A-Za-z0-9:]{0,121})>/y;
const attribute = /[ \t\r\n]+([A-Za-z][A-Za-z0-9:]{0,60})="([^"<]*)"/y;
const endOfTag = /[ \t\r\n]*>/y;
const characters = /[^<]+/y;

const references: Readonly<Record<string, string | undefined>> = Object.assign(Object.create(null), {
  'amp;': '&',
  'lt;': '<',
  'gt;': '>',
  'quot;': '"',
  'apos;': "'",
  '#13;': '\r',
});
