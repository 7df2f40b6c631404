import type { Edit } from '../offset-map.js';
import { findReferenceEdits } from './references.js';
import { isHtml } from './tags.js';

const CDATA_MARK = /<!\[CDATA\[|\]\]>/g;
/** A text that is escaped HTML begins with a tag, or has the end of a paragraph or a line break. */
const ESCAPED_TAG = /^\s*&lt;[a-z][a-z\d]*(?:\s|&gt;|\/)|&lt;(?:\/p|br\s?\/?)&gt;/i;

/**
 * The edits that take HTML out of what carries it in XML: a CDATA section, or references for its angle brackets
 * (`&lt;p&gt;`). None for a text that is HTML as it is, and for one that only mentions a tag.
 */
export function findEscapeEdits(text: string): Edit[] {
  if (text.includes('<![CDATA['))
    return [...text.matchAll(CDATA_MARK)].map(({ 0: mark, index }) => ({
      start: index,
      end: index + mark.length,
      replacement: '',
    }));
  return text.includes('&lt;') && !isHtml(text) && ESCAPED_TAG.test(text) ? findReferenceEdits(text) : [];
}
