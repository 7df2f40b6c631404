import { type Edit, OffsetMap } from '../offset-map.js';
import { findEscapeEdits } from './escapes.js';
import { findReferenceEdits } from './references.js';
import { findTagEdits, isHtml } from './tags.js';

/** Steps that make plain text of a text with mark-up; each takes the text that the one before it leaves. */
export const MARKUP_STEPS: readonly ((text: string) => Edit[])[] = [
  findEscapeEdits,
  (text) => (isHtml(text) ? findTagEdits(text) : findReferenceEdits(text)),
];

/** A text without mark-up: `Keller&#8217;s <em>mill</em>` → `Keller’s mill`. */
export function withoutMarkup(text: string): string {
  if (!text.includes('&') && !text.includes('<')) return text;
  return MARKUP_STEPS.reduce((before, step) => OffsetMap.apply(before, step(before)).text, text);
}
