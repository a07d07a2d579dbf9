import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An XML element with its line in the file, so that an error can say where. */
export interface XmlElement {
  readonly name: string;
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own text, entities resolved, without surrounding space. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

export type XmlReading =
  | { readonly ok: true; readonly root: XmlElement }
  | {
      readonly ok: false;
      readonly problem: { code: 'xml-malformed' | 'document-type-not-allowed'; line: number; value: string };
    };

const deepest = 40;

/**
 * Reads an untrusted XML text: no document type, hence no entity but the five of XML 1.0 and character references;
 * no external anything. Names come without their namespace prefix.
 */
export function readXmlElement(xml: string): XmlReading {
  const doctype = /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.exec(xml);
  if (doctype) return refused('document-type-not-allowed', lineOf(xml, doctype.index), doctype[0]);
  const sound = XMLValidator.validate(xml);
  if (sound !== true) return refused('xml-malformed', sound.err.line, sound.err.msg);
  try {
    const nodes = parser.parse(xml) as OrderedNode[];
    const lines = lineFinder(xml);
    const root = elementsIn(nodes, lines, 1)[0];
    return root ? { ok: true, root } : refused('xml-malformed', 1, 'no element');
  } catch (error) {
    return refused('xml-malformed', 1, error instanceof Error ? error.message : 'unreadable');
  }
}

/** The first element along a path of names, or undefined. */
export function at(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>(
    (within, name) => within?.children.find((child) => child.name === name),
    element,
  );
}

/** Every child of that name. */
export function all(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The text at a path, or null where it is missing or empty. */
export function textAt(element: XmlElement | undefined, ...path: readonly string[]): string | null {
  return at(element, ...path)?.text || null;
}

type OrderedNode = Record<string, unknown>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  removeNSPrefix: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  captureMetaData: true,
  maxNestedTags: deepest,
});
const metadata = XMLParser.getMetaDataSymbol() as symbol;

function elementsIn(nodes: readonly OrderedNode[], lines: LineFinder, line: number): XmlElement[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    if (!name) return [];
    const inside = node[name] as OrderedNode[];
    const start = (node as Record<symbol, { startIndex?: number } | undefined>)[metadata]?.startIndex;
    const ownLine = start === undefined ? line : lines(start);
    return [
      {
        name,
        line: ownLine,
        attributes: (node[':@'] as Record<string, string> | undefined) ?? {},
        text: inside
          .map((child) => resolveReferences(String(child['#text'] ?? '')))
          .join('')
          .trim(),
        children: elementsIn(inside, lines, ownLine),
      },
    ];
  });
}

type LineFinder = (index: number) => number;

/** Line numbers by binary search over the positions of line ends. */
function lineFinder(text: string): LineFinder {
  const ends: number[] = [];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) ends.push(i);
  return (index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < index) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

const lineOf = (text: string, index: number) => lineFinder(text)(index);

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function resolveReferences(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (name) return named[name.toLowerCase()] ?? whole;
      const code = Number.parseInt(hex ?? decimal, hex ? 16 : 10);
      return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
    },
  );
}

function refused(
  code: 'xml-malformed' | 'document-type-not-allowed',
  line: number,
  value: string,
): XmlReading {
  return { ok: false, problem: { code, line, value: value.slice(0, 200) } };
}
