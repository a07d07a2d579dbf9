import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';
import { attribute, escaped } from './markup-attributes';
import type { TextSink } from './octet-writer';

type Properties = Readonly<Record<string, unknown>> & {
  readonly children?: ReactNode;
  readonly dangerouslySetInnerHTML?: { readonly __html: string };
  readonly value?: unknown;
  readonly defaultValue?: unknown;
  readonly checked?: unknown;
  readonly defaultChecked?: unknown;
};

/** Elements that have no end tag (HTML, 13.1.2). */
const voidElements = new Set([
  ...['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'],
]);

/**
 * Writes the HTML of a document of ours: what `renderToStaticMarkup` of react-dom/server writes, for components that are
 * functions of their properties and nothing else, which public pages are. It takes a third of the time, most of it
 * because React adds up thousands of pieces to one string, which must then be put together when it is sent. Elements
 * stand where the component put them: nothing is moved to the head, no picture is fetched ahead.
 * @throws for class components, promises and contexts; a hook throws by itself
 */
export function writeMarkup(node: ReactNode, out: TextSink): void {
  write(node, out, undefined);
}

/** `chosen` is the value of the select around an option. */
function write(node: ReactNode, out: TextSink, chosen: unknown): void {
  if (node === null || node === undefined || typeof node === 'boolean') return;
  if (typeof node === 'string') out.push(escaped(node));
  else if (typeof node === 'number' || typeof node === 'bigint') out.push(String(node));
  else if (isValidElement(node)) writeElement(node as ReactElement<Properties>, out, chosen);
  else if (Symbol.iterator in node) for (const part of node) write(part, out, chosen);
  else throw new TypeError('a document is printed of elements, texts and lists of them');
}

function writeElement({ type, props }: ReactElement<Properties>, out: TextSink, chosen: unknown): void {
  if (typeof type === 'string') writeTag(type, props, out, chosen);
  else if (type === Fragment) write(props.children, out, chosen);
  else if (typeof type === 'function' && !type.prototype?.isReactComponent)
    write((type as (props: Properties) => ReactNode)(props), out, chosen);
  else throw new TypeError('a document is printed of functions and tags');
}

function writeTag(tag: string, props: Properties, out: TextSink, chosen: unknown): void {
  out.push(`<${tag}${attributesOf(tag, props, chosen)}`);
  if (voidElements.has(tag)) {
    out.push('/>');
    return;
  }
  out.push('>');
  if (props.dangerouslySetInnerHTML) out.push(props.dangerouslySetInnerHTML.__html);
  else if (tag === 'textarea')
    writeText(String(props.value ?? props.defaultValue ?? props.children ?? ''), out);
  else if (tag === 'pre' && typeof props.children === 'string') writeText(props.children, out);
  else write(props.children, out, tag === 'select' ? (props.value ?? props.defaultValue) : chosen);
  out.push(`</${tag}>`);
}

/** HTML drops a line break at the beginning of these elements (13.1.2.5), so it is written twice. */
function writeText(text: string, out: TextSink): void {
  out.push(text.startsWith('\n') ? `\n${escaped(text)}` : escaped(text));
}

function attributesOf(tag: string, props: Properties, chosen: unknown): string {
  let written = '';
  for (const name in props)
    if (name !== 'value' && name !== 'checked') written += attribute(name, props[name]);
  if (tag === 'select' || tag === 'textarea') return written;
  written += attribute('checked', props.checked ?? props.defaultChecked);
  written += attribute('value', props.value ?? props.defaultValue);
  const isChosen = tag === 'option' && chosen !== undefined && chosen !== null;
  return isChosen && String(chosen) === optionValue(props) ? `${written} selected=""` : written;
}

function optionValue({ value, children }: Properties): string {
  return String(value ?? children ?? '');
}
