import { isHtmlElement } from '../../../text/markup/tags.js';
import type { Head } from './head.js';

/** What may stand before the first element: comments, processing instructions. */
const PROLOGUE = /^\s*(?:<!--[\s\S]*?-->\s*|<\?[\s\S]*?\?>\s*)*/;
/** Elements that only a whole page has, or that stand in its head. */
const PAGE_TAG = /^<(?:html|head|body|title|meta|link|base|script|style)(?=[\s/>])/i;
const CLOSING_PAGE_TAG = /<\/(?:html|head|body|title|script|style|div|p|a)\s*>/i;

/** Whether a text is a whole HTML page. A fragment (`<p>…</p>`) is none: cleaning takes its tags out. */
export function isHtmlPage({ text }: Pick<Head, 'text'>): boolean {
  const start = rootOf(text);
  if (/^<!doctype\s+html[\s>]/i.test(start)) return true;
  return PAGE_TAG.test(start) && CLOSING_PAGE_TAG.test(start);
}

const OPENING_TAG = /^<([A-Za-z_][\w.:-]*)(?:\s[^<>]*)?>/;
/** Whether a text is XML: it says so, or is an element of another language than HTML. */
export function isXml({ text }: Head): boolean {
  if (/^\s*<\?xml[\s?]/.test(text)) return true;
  const start = rootOf(text);
  if (/^<!DOCTYPE\s/.test(start)) return true;
  const name = OPENING_TAG.exec(start)?.[1];
  return name !== undefined && !isHtmlElement(name) && start.includes(`</${name}>`);
}

const rootOf = (text: string): string => text.slice(PROLOGUE.exec(text)?.[0].length ?? 0);
