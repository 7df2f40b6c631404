import type { Head } from '../recognise/head.js';

/** The line before a message of an mbox file: `From ann@post.example Wed May  1 10:00:00 2024`. */
export const ENVELOPE = /^From \S.{0,200}\d{2}:\d{2}.{0,40}\d{4}/;

const FIELD = /^[\w-]{1,80}:/;
/** Of a message of a mail program or server; what people write as headings of a text is none of these. */
const TELLING_FIELD =
  /^(?:message-id|mime-version|received|return-path|delivered-to|dkim-signature|list-id):/i;
const MAX_FIELDS = 500;

/** Whether a text is a message of e-mail: it begins with header fields, and one of them is a mail program's. */
export function isMessage({ text }: Pick<Head, 'text'>): boolean {
  let isTelling = false;
  for (const line of text.trimStart().split('\n', MAX_FIELDS)) {
    if (/^[ \t]/.test(line)) continue;
    if (!FIELD.test(line)) return isTelling && line.trim() === '';
    isTelling ||= TELLING_FIELD.test(line);
  }
  return isTelling;
}

/** Whether a text is an mbox file: a line of an envelope, then a message. */
export function isMbox({ text }: Pick<Head, 'text'>): boolean {
  const start = text.trimStart();
  return ENVELOPE.test(start) && FIELD.test(start.slice(start.indexOf('\n') + 1));
}
