/*
 * How react-dom/server writes the properties of an element (React 19), for what documents of ours use. What it would
 * treat otherwise is not guessed: write-markup.test.tsx holds both against each other.
 */

/** The attributes that JSX names in camel case and HTML or SVG do not. */
const names = new Map<string, string>([
  ['className', 'class'],
  ['tabIndex', 'tabindex'],
  ['htmlFor', 'for'],
  ['crossOrigin', 'crossorigin'],
  ['autoFocus', 'autofocus'],
  ...hyphenated('accept-charset', 'http-equiv', 'clip-path', 'clip-rule', 'dominant-baseline'),
  ...hyphenated('fill-opacity', 'fill-rule', 'font-family', 'font-size', 'font-style', 'font-weight'),
  ...hyphenated('letter-spacing', 'paint-order', 'pointer-events', 'shape-rendering', 'stop-color'),
  ...hyphenated('stop-opacity', 'stroke-dasharray', 'stroke-dashoffset', 'stroke-linecap', 'stroke-linejoin'),
  ...hyphenated('stroke-miterlimit', 'stroke-opacity', 'stroke-width', 'text-anchor', 'text-decoration'),
  ...hyphenated('text-rendering', 'transform-origin', 'unicode-bidi', 'vector-effect', 'word-spacing'),
]);

/** There or not there; their value says nothing. */
const flags = new Set([
  ...[
    'async',
    'autoFocus',
    'checked',
    'controls',
    'default',
    'defer',
    'disabled',
    'formNoValidate',
    'hidden',
  ],
  ...['inert', 'itemScope', 'loop', 'multiple', 'muted', 'noModule', 'noValidate', 'open', 'playsInline'],
  ...['readOnly', 'required', 'reversed'],
]);
/** Written as "true" and "false". */
const spelled = new Set(['contentEditable', 'spellCheck', 'draggable', 'focusable']);
const addresses = new Set(['href', 'src', 'action', 'formAction']);
/** Of React, not of the element. */
const unwritten = new Set([
  ...['children', 'dangerouslySetInnerHTML', 'defaultChecked', 'defaultValue', 'key', 'ref'],
  ...['suppressContentEditableWarning', 'suppressHydrationWarning'],
]);

type Writer = (value: unknown) => string;

/** By the names that stand in our components; how a name is written is found out once. */
const writers = new Map<string, Writer>();

/** One attribute as it stands in the tag, with the space before it; '' when there is nothing to write. */
export function attribute(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  let write = writers.get(name);
  if (!write) {
    write = writerOf(name);
    writers.set(name, write);
  }
  return write(value);
}

function writerOf(name: string): Writer {
  if (unwritten.has(name) || /^on/i.test(name)) return () => '';
  if (flags.has(name)) {
    const there = ` ${name === 'autoFocus' ? 'autofocus' : name}=""`;
    return (value) => (value ? there : '');
  }
  if (name === 'style') return (value) => styleAttribute(value as Readonly<Record<string, unknown>>);
  if (addresses.has(name)) return (value) => addressAttribute(name, value);
  const start = ` ${names.get(name) ?? name}="`;
  const plain: Writer = (value) =>
    typeof value === 'function' || typeof value === 'symbol' ? '' : `${start}${escaped(String(value))}"`;
  if (name === 'download')
    return (value) => (typeof value === 'boolean' ? (value ? ' download=""' : '') : plain(value));
  if (spelled.has(name) || /^(data|aria)-/.test(name)) return plain;
  return (value) => (typeof value === 'boolean' ? '' : plain(value));
}

/** No address runs anything, wherever it came from; an empty one would be the page itself. */
function addressAttribute(name: string, value: unknown): string {
  if (typeof value !== 'string' || (value === '' && name !== 'action')) return '';
  return ` ${name}="${runs.test(value) ? '#' : escaped(value)}"`;
}

// As browsers read a scheme: control characters and spaces before it, line breaks and tabs within it, do not count.
const runs =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what hides a scheme
  /^[\u0000-\u0020]*j[\r\n\t]*a[\r\n\t]*v[\r\n\t]*a[\r\n\t]*s[\r\n\t]*c[\r\n\t]*r[\r\n\t]*i[\r\n\t]*p[\r\n\t]*t[\r\n\t]*:/i;

function styleAttribute(style: Readonly<Record<string, unknown>>): string {
  const declarations = Object.entries(style)
    .filter(([, value]) => typeof value === 'string' && value !== '')
    .map(([name, value]) => `${hyphens(name)}:${escaped(String(value).trim())}`);
  return declarations.length > 0 ? ` style="${declarations.join(';')}"` : '';
}

function hyphens(name: string): string {
  return name.startsWith('--') ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const special = /["'&<>]/;
const entities: Readonly<Record<string, string>> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#x27;',
  '<': '&lt;',
  '>': '&gt;',
};

/** Text as it stands in HTML, in an attribute as well as between tags. */
export function escaped(text: string): string {
  return special.test(text) ? text.replace(/["'&<>]/g, (character) => entities[character]!) : text;
}

function hyphenated(...attributes: readonly string[]): [string, string][] {
  return attributes.map((name) => [name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()), name]);
}
