import PostalMime, { type Email } from 'postal-mime';
import { withoutMarkup } from '../../../text/markup/markup.js';
import { decodeWindows1252 } from '../../decode/windows-1252.js';
import type { JsonObject } from '../../json-object.js';
import { isHtmlPage } from '../recognise/markup.js';

/** A message of e-mail, read. */
export type Message =
  | {
      readonly kind: 'message';
      /** By the usual names of fields; without a text where the message has none. */
      readonly fields: JsonObject;
      /** What its text is: plain, HTML, or HTML that is a whole web page. */
      readonly markup: 'none' | 'html' | 'page';
      /** The first that it declares, as a WHATWG label. */
      readonly encoding: string;
    }
  | { readonly kind: 'fault'; readonly reason: string };

/** Reads a message: what its header says, and the text of its plain part or of its HTML part. */
export async function readMessage(bytes: Buffer): Promise<Message> {
  let email: Email;
  try {
    email = withWindows1252(await PostalMime.parse(bytes));
  } catch (error) {
    // Parts that are nested too deep, or a header that never ends.
    return { kind: 'fault', reason: `${(error as Error).message}. Repair or remove the message.` };
  }
  if (!['from', 'date', 'subject', 'message-id'].some((name) => headerOf(email, name) !== null))
    return {
      kind: 'fault',
      reason: 'It has no header of an e-mail message: name it by what it is, or remove it.',
    };
  const text = textOf(email);
  const values: [string, unknown][] = [
    ['id', withoutBrackets(headerOf(email, 'message-id'))],
    ['url', withoutBrackets(headerOf(email, 'archived-at'))],
    ['title', email.subject],
    ...Object.entries(sendersOf(email)),
    [
      'published_at',
      headerOf(email, 'date')
        ?.replace(/\([^()]*\)/g, '')
        .trim(),
    ],
    ['language', headerOf(email, 'content-language')],
    ['text', text],
  ];
  return {
    kind: 'message',
    fields: Object.fromEntries(values.filter(([, value]) => value !== null && value !== undefined)),
    markup: text === null || text !== email.html ? 'none' : isHtmlPage({ text }) ? 'page' : 'html',
    encoding: encodingOf(bytes),
  };
}

/** Node 20 takes Windows-1252 for Latin 1, whose control characters no text has. */
function withWindows1252(email: Email): Email {
  const { text, html, subject, from } = email;
  return {
    ...email,
    ...(text === undefined ? {} : { text: withoutControls(text) }),
    ...(html === undefined ? {} : { html: withoutControls(html) }),
    ...(subject === undefined ? {} : { subject: withoutControls(subject) }),
    ...(from === undefined ? {} : { from: { ...from, name: withoutControls(from.name) } as Email['from'] }),
  };
}

const withoutControls = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, (unit) => decodeWindows1252(Buffer.from(unit, 'latin1')) ?? unit);

/** The value of the first header field of that name; null for none and for a blank one. */
const headerOf = ({ headers }: Email, name: string): string | null =>
  headers.find(({ key }) => key === name)?.value.trim() || null;

const withoutBrackets = (id: string | null): string | null => id?.replace(/^<|>$/g, '').trim() || null;

/**
 * Who is behind a message: its sender publishes a newsletter; of a list where people write, the sender is the author
 * and the list publishes; a letter has an author alone.
 */
function sendersOf(email: Email): { readonly authors?: string; readonly publisher?: string } {
  const sender = email.from?.name || undefined;
  const list = listName(headerOf(email, 'list-id'));
  if (headerOf(email, 'list-post') !== null && headerOf(email, 'list-post') !== 'NO')
    return { ...(sender && { authors: sender }), ...(list && { publisher: list }) };
  const isBulk =
    ['list-id', 'list-unsubscribe', 'feedback-id'].some((name) => headerOf(email, name) !== null) ||
    /^(?:bulk|list)$/i.test(headerOf(email, 'precedence') ?? '');
  const publisher = sender ?? list;
  if (isBulk) return publisher === undefined ? {} : { publisher };
  return sender === undefined ? {} : { authors: sender };
}

/** `The Post Briefing <briefing.post.example>` → `The Post Briefing`; undefined where it has no words. */
const listName = (id: string | null): string | undefined =>
  id
    ?.slice(0, Math.max(id.indexOf('<'), 0))
    .replaceAll('"', '')
    .trim() || undefined;

/** Of the words of its HTML part a plain part that says all has this share at least. */
const MIN_SHARE = 1 / 3;

/** The plain part, unless it only says where the message is to be read, else the HTML part; null for neither. */
function textOf({ text, html }: Email): string | null {
  const plain = text?.trim() ? text : null;
  if (!html?.trim()) return plain;
  if (plain === null) return html;
  return wordsIn(plain) < MIN_SHARE * wordsIn(withoutMarkup(html)) ? html : plain;
}

/** Addresses are no words. */
const wordsIn = (text: string): number =>
  text.split(/\s+/).filter((word) => /\p{L}/u.test(word) && !word.includes('://')).length;

/** The beginning of a message in which its encoding is looked for. */
const MAX_DECLARATION = 256 * 1024;

function encodingOf(bytes: Buffer): string {
  const source = bytes.toString('latin1', 0, MAX_DECLARATION);
  const declared = /charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i.exec(source)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    return 'utf-8';
  }
}
