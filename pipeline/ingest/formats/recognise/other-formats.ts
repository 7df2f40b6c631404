import { splitCompression } from '../compression.js';
import { extensionOf } from '../file-name.js';
import { rootOf } from '../xml/root.js';
import type { Head } from './head.js';
import { isPythonLiteral } from './json.js';
import { isXml } from './markup.js';

/** A format that nobody reads, but that is known well enough to say what to do with it. */
interface OtherFormat {
  /** What a file is, after "It is". */
  readonly name: string;
  /** What to do with one file or several; begins in small letters. */
  readonly advice: string;
  /** In lower case, with the dot. */
  readonly extensions: readonly string[];
  /** Whether a text that begins so is of this format; null where its files are no text. */
  readonly recognises: ((head: Head) => boolean) | null;
}

const OTHER_FORMATS: readonly OtherFormat[] = [
  {
    name: 'the text of a Python dictionary',
    advice: 'write each record as a line with json.dumps and name the file .jsonl',
    extensions: [],
    recognises: isPythonLiteral,
  },
  {
    name: 'a sitemap, which lists addresses and holds no articles',
    advice: 'fetch the pages that it lists',
    extensions: [],
    recognises: ({ text }) => ['urlset', 'sitemapindex'].includes(rootOf(text)?.name ?? ''),
  },
  {
    name: 'a list of feeds (OPML)',
    advice: 'fetch the feeds that it lists',
    extensions: ['.opml'],
    recognises: ({ text }) => rootOf(text)?.name === 'opml',
  },
  {
    name: 'XML of a kind that nobody reads here',
    advice: 'extract the text of each article first and name it .txt',
    extensions: [],
    recognises: isXml,
  },
  {
    name: 'a table that is no text',
    advice: 'save as CSV first (in pandas: to_csv(FILE, index=False))',
    extensions: ['.xls', '.xlsx', '.ods'],
    recognises: null,
  },
  {
    name: 'an SQLite database',
    advice: 'save its table as CSV first (`sqlite3 -csv -header FILE "select * from TABLE" > TABLE.csv`)',
    extensions: ['.sqlite', '.sqlite3', '.db'],
    recognises: ({ bytes }) => bytes.toString('latin1', 0, 15) === 'SQLite format 3',
  },
  {
    name: 'an old Word document',
    advice: 'save as DOCX first (`soffice --headless --convert-to docx FILE`)',
    extensions: ['.doc'],
    recognises: null,
  },
  {
    name: 'an electronic book',
    advice: 'convert to plain text first (`pandoc -t plain --wrap=none FILE -o FILE.txt`)',
    extensions: ['.epub'],
    recognises: null,
  },
  {
    name: 'an archive',
    advice: 'unpack first',
    extensions: ['.7z', '.rar'],
    recognises: null,
  },
];

/** What a file is that begins so, where that is none of the formats that can be read. */
export const otherFormatOf = (head: Head): OtherFormat | null =>
  OTHER_FORMATS.find((format) => format.recognises?.(head)) ?? null;

/** Why such a file is not read, and what to do. */
export const reasonOf = ({ name, advice }: OtherFormat): string => `It is ${name}: ${advice}.`;

/** The same of a file that should be XML. */
export function otherXmlReason(head: Head): string {
  const format = otherFormatOf(head);
  return format === null ? 'It is no XML: name it by what it is.' : reasonOf(format);
}

/** The extension that a name ends with, compressed or not, where it is that of such a format; null for any other. */
export function otherExtensionOf(name: string): string | null {
  const plain = splitCompression(name).name;
  for (const format of OTHER_FORMATS) {
    const extension = extensionOf(plain, format);
    if (extension !== null) return extension;
  }
  return null;
}

/** What to do with files of such an extension; null for any other extension. */
export const adviceFor = (extension: string): string | null =>
  OTHER_FORMATS.find(({ extensions }) => extensions.includes(extension))?.advice ?? null;
