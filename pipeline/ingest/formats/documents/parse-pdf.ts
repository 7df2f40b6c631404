import { type Document, type DocumentFault, type DocumentProperties, documentFault } from './document.js';
import { linesOf, type PlacedText } from './page-lines.js';
import { paragraphsOf } from './page-paragraphs.js';
import { hasHugeStream } from './pdf-streams.js';
import { type PdfInfo, readPdf } from './pdf-thread.js';
import { withoutRunningLines } from './running-lines.js';

/** More pages than a newspaper has. */
const MAX_PAGES = 2000;

/** The text of a PDF document, without what stands at the top or the foot of every page. */
export async function parsePdf(content: Buffer): Promise<Document | DocumentFault> {
  if (content.length === 0)
    return documentFault('empty', 'There is no byte in it: remove it, or fetch it again.');
  if (!content.subarray(0, 1024).includes('%PDF-')) {
    const reason =
      'It is no PDF document, which begins with %PDF-: name it as what it is, or fetch it again.';
    return documentFault('unsupported_format', reason);
  }
  if (hasHugeStream(content))
    return documentFault(
      'too_large',
      'A part of it grows beyond 64 MiB when it is unpacked: print it to a new PDF.',
    );
  const answer = await readPdf(content, MAX_PAGES);
  if (answer.kind === 'error') return faultOf(answer);
  if (answer.kind === 'too_many_pages') {
    const reason = `It has ${answer.count} pages, and no more than ${MAX_PAGES} are read: split it.`;
    return documentFault('too_large', reason);
  }
  const pages = answer.pages.map((pieces) => linesOf(pieces.map(normalised)));
  if (pages.every((lines) => lines.length === 0)) {
    const reason =
      'Its pages are pictures without a text (a scan): recognise the text first (`ocrmypdf FILE FILE`).';
    return documentFault('no_text', reason);
  }
  const paragraphs = paragraphsOf(withoutRunningLines(pages));
  return { kind: 'document', paragraphs, properties: propertiesOf(answer.info), encoding: 'utf-8' };
}

function faultOf({ name, message }: { readonly name: string; readonly message: string }): DocumentFault {
  if (name === 'PasswordException')
    return documentFault('unreadable', 'It has a password: save it without one.');
  return documentFault(
    'unreadable',
    `It is a PDF document that is damaged or cut off (${message}): fetch it again.`,
  );
}

/** Ligatures stay; letters whose accents are drawn apart become one. */
const normalised = (piece: PlacedText): PlacedText => ({
  ...piece,
  text: piece.text.replace(/\s+/g, ' ').normalize('NFC'),
});

/** Titles that programs give by themselves. */
const NO_TITLE =
  /^(?:Microsoft (?:Word|PowerPoint|Excel) - |untitled\b|\(anonymous\)$|unknown$)|\.(?:docx?|indd|qxp|pdf|tmp)$/i;
/** `D:20240501100000+02'00'`. */
const DATE = /^(?:D:)?(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(?:(Z)|([+-]\d{2})'?(\d{2})?)?/;

function propertiesOf({ title, author, created }: PdfInfo): DocumentProperties {
  const [, year, month, day, hour, minute, second = '00', utc, offset, rest = '00'] =
    DATE.exec(created) ?? [];
  const zone = utc ?? (offset === undefined ? '' : `${offset}:${rest}`);
  const time = hour === undefined ? '' : `T${hour}:${minute}:${second}${zone}`;
  return {
    ...(title === '' || NO_TITLE.test(title) ? {} : { title }),
    ...(author === '' || NO_TITLE.test(author) ? {} : { author }),
    ...(year === undefined ? {} : { created: `${year}-${month}-${day}${time}` }),
  };
}
