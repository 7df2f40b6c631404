import { decodeWindows1252 } from '../../decode/windows-1252.js';
import type { RecordNote } from '../../record.js';
import { type Document, type DocumentFault, documentFault } from './document.js';
import { type RtfToken, rtfTokens } from './rtf-tokens.js';
import { TextBuilder } from './text-builder.js';

const CUT_OFF: RecordNote = {
  code: 'partial_text',
  message: 'its file is cut off, and so may its text be; fetch it again',
};

/** The body of an RTF file: without headers, footers, notes, comments, pictures and what was deleted or is hidden. */
export async function parseRtf(content: Buffer): Promise<Document | DocumentFault> {
  const source = content.toString('latin1');
  if (!/^\s*\{\\rtf/.test(source.slice(0, 64))) {
    const reason =
      'It is no RTF document, which begins with {\\rtf: name it as what it is, or fetch it again.';
    return documentFault(content.length === 0 ? 'empty' : 'unsupported_format', reason);
  }
  const reader = new RtfReader();
  for (const token of rtfTokens(source)) reader.take(token);
  return reader.document();
}

/** Where text goes: into the body, into a property, or nowhere. */
type Destination = 'body' | 'title' | 'author' | 'created' | 'info' | 'skipped';

/** Groups whose text is none of the body; any other group that begins with `\*` is one, too. */
const DESTINATIONS: ReadonlyMap<string, Destination> = new Map([
  ['info', 'info'],
  ['title', 'title'],
  ['author', 'author'],
  ['creatim', 'created'],
  ...[
    ...[
      'fonttbl',
      'colortbl',
      'stylesheet',
      'filetbl',
      'pict',
      'object',
      'fldinst',
      'footnote',
      'annotation',
    ],
    ...[
      'header',
      'headerl',
      'headerr',
      'headerf',
      'footer',
      'footerl',
      'footerr',
      'footerf',
      'listtext',
      'pntext',
    ],
    ...[
      'xe',
      'tc',
      'rxe',
      'txe',
      'bkmkstart',
      'bkmkend',
      'template',
      'operator',
      'revtim',
      'printim',
      'buptim',
    ],
    ...[
      'comment',
      'doccomm',
      'subject',
      'keywords',
      'category',
      'company',
      'manager',
      'hlinkbase',
      'nonshppict',
    ],
  ].map((word): [string, Destination] => [word, 'skipped']),
]);

const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ '\\': '\\', '{': '{', '}': '}', '~': '\u00a0', _: '-', tab: '\t', line: '\n' }),
  ...Object.entries({ emdash: '—', endash: '–', bullet: '•', lquote: '‘', rquote: '’' }),
  ...Object.entries({ ldblquote: '“', rdblquote: '”', emspace: ' ', enspace: ' ', qmspace: ' ' }),
]);

/** The code pages that the converter of characters knows under other labels than `windows-<number>`. */
const CODE_PAGES: ReadonlyMap<number, string> = new Map([
  [866, 'ibm866'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10000, 'macintosh'],
  [65001, 'utf-8'],
]);

const PARAGRAPH_ENDS: ReadonlySet<string> = new Set([
  'par',
  'sect',
  'page',
  'nestcell',
  'nestrow',
  '\r',
  '\n',
]);

/** What holds within a group of braces. */
interface Group {
  readonly destination: Destination;
  /** How many characters after a `\u` stand for those that cannot read it. */
  readonly fallbackLength: number;
  readonly isHidden: boolean;
  readonly isInTable: boolean;
}

class RtfReader {
  readonly #body = new TextBuilder();
  readonly #groups: Group[] = [];
  #group: Group = { destination: 'body', fallbackLength: 1, isHidden: false, isInTable: false };
  #encoding = 'windows-1252';

  /** Of the paragraph, the cell and the row that are being read. */
  #paragraph = '';
  #cell: string[] = [];
  #row: string[][] = [];
  readonly #properties: Partial<Record<Destination, string>> = {};
  readonly #created = new Map<string, number>();

  /** Bytes of the code page that are not decoded yet: a character may have several. */
  #bytes = '';
  /** Characters still to be left out after a `\u`. */
  #fallback = 0;
  /** Whether the group has just begun, so that a control word may name its destination. */
  #isGroupStart = false;
  #isOptional = false;

  take(token: RtfToken): void {
    if (token.kind === 'bytes') {
      this.#takeBytes(token.bytes);
      return;
    }
    this.#decodeBytes();
    if (token.kind === 'control') this.#takeControl(token.word, token.value);
    else if (token.kind === 'open') {
      this.#groups.push(this.#group);
      this.#isGroupStart = true;
      this.#isOptional = false;
      this.#fallback = 0;
    } else {
      this.#group = this.#groups.pop() ?? this.#group;
      this.#isGroupStart = false;
      this.#fallback = 0;
    }
  }

  document(): Document {
    this.#decodeBytes();
    this.#endParagraph();
    this.#body.row(this.#row);
    const { title, author } = this.#properties;
    const created = this.#dateCreated();
    return {
      kind: 'document',
      paragraphs: this.#body.paragraphs(),
      properties: {
        ...(title === undefined ? {} : { title }),
        ...(author === undefined ? {} : { author }),
        ...(created === null ? {} : { created }),
      },
      encoding: this.#encoding,
      ...(this.#groups.length > 0 ? { notes: [CUT_OFF] } : {}),
    };
  }

  #takeBytes(bytes: string): void {
    this.#isGroupStart = false;
    const skipped = Math.min(this.#fallback, bytes.length);
    this.#fallback -= skipped;
    if (this.#isWritten()) this.#bytes += bytes.slice(skipped);
  }

  #decodeBytes(): void {
    if (this.#bytes === '') return;
    const bytes = Buffer.from(this.#bytes, 'latin1');
    this.#bytes = '';
    this.#write(
      this.#encoding === 'windows-1252'
        ? (decodeWindows1252(bytes) ?? bytes.toString('latin1'))
        : new TextDecoder(this.#encoding).decode(bytes),
    );
  }

  #takeControl(word: string, value: number | null): void {
    if (word === '*') {
      this.#isOptional = true;
      return;
    }
    if (this.#isGroupStart && this.#takeDestination(word)) return;
    if (this.#fallback > 0) this.#fallback--;
    else if (word === 'u') {
      // Negative above 32767: numbers have 16 bits. Two of them may be a pair of surrogates.
      this.#write(String.fromCharCode((value ?? 0) & 0xffff));
      this.#fallback = this.#group.fallbackLength;
    } else {
      const character = CHARACTERS.get(word);
      if (character !== undefined) this.#write(character);
      else this.#takeProperty(word, value) || this.#takeEnd(word);
    }
  }

  /** Whether a control word at the beginning of a group says where its text goes. */
  #takeDestination(word: string): boolean {
    this.#isGroupStart = false;
    const isOptional = this.#isOptional;
    this.#isOptional = false;
    const destination = DESTINATIONS.get(word) ?? (isOptional ? 'skipped' : undefined);
    if (destination === undefined) return false;
    const isSkipped = this.#group.destination === 'skipped';
    this.#group = { ...this.#group, destination: isSkipped ? 'skipped' : destination };
    return true;
  }

  /** Whether a control word says something of the text that follows, or of the document. */
  #takeProperty(word: string, value: number | null): boolean {
    const { destination } = this.#group;
    const isOn = value !== 0;
    if (destination === 'created') this.#created.set(word, value ?? 0);
    else if (word === 'uc') this.#group = { ...this.#group, fallbackLength: Math.max(value ?? 1, 0) };
    else if (word === 'v' || word === 'deleted') this.#group = { ...this.#group, isHidden: isOn };
    else if (word === 'plain') this.#group = { ...this.#group, isHidden: false };
    else if (word === 'intbl') this.#group = { ...this.#group, isInTable: isOn };
    else if (word === 'pard') this.#group = { ...this.#group, isInTable: false };
    else if (word === 'ansicpg') this.#encoding = encodingOf(value ?? 1252);
    else if (word === 'mac') this.#encoding = 'macintosh';
    else return false;
    return true;
  }

  #takeEnd(word: string): void {
    if (this.#group.destination !== 'body') return;
    if (PARAGRAPH_ENDS.has(word)) this.#endParagraph();
    else if (word === 'cell') {
      this.#group = { ...this.#group, isInTable: true };
      this.#endParagraph();
      this.#row.push(this.#cell);
      this.#cell = [];
    } else if (word === 'row') {
      this.#body.row(this.#row);
      this.#row = [];
    }
  }

  #endParagraph(): void {
    const paragraph = this.#paragraph;
    this.#paragraph = '';
    if (!this.#group.isInTable) this.#body.paragraph(paragraph);
    else if (paragraph.trim() !== '') this.#cell.push(paragraph.trim());
  }

  #isWritten(): boolean {
    const { destination, isHidden } = this.#group;
    return destination === 'title' || destination === 'author' || (destination === 'body' && !isHidden);
  }

  #write(text: string): void {
    if (!this.#isWritten()) return;
    const { destination } = this.#group;
    if (destination === 'body') this.#paragraph += text;
    else this.#properties[destination] = (this.#properties[destination] ?? '') + text;
  }

  /** `2024-05-01T10:05`; null where the file does not say the day. */
  #dateCreated(): string | null {
    const [year, month, day, hour, minute] = ['yr', 'mo', 'dy', 'hr', 'min'].map((word) =>
      String(this.#created.get(word) ?? 0).padStart(2, '0'),
    );
    return year === '00' ? null : `${year}-${month}-${day}T${hour}:${minute}`;
  }
}

/** `windows-1252` for a code page that the converter of characters does not know. */
function encodingOf(codePage: number): string {
  const label = CODE_PAGES.get(codePage) ?? `windows-${codePage}`;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return 'windows-1252';
  }
}
