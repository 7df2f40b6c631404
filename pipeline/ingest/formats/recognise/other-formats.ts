import type { Head } from './head.js';
import { isPythonLiteral } from './json.js';
import { isXml } from './markup.js';

/** A format that nobody reads, but that is known well enough to say what to do with it. */
interface OtherFormat {
  /** What a file is, after "It is". */
  readonly name: string;
  /** One sentence that begins in small letters. */
  readonly advice: string;
  recognises(head: Head): boolean;
}

const OTHER_FORMATS: readonly OtherFormat[] = [
  {
    name: 'the text of a Python dictionary',
    advice: 'write each record as a line with json.dumps and name the file .jsonl',
    recognises: isPythonLiteral,
  },
  {
    name: 'XML',
    advice: 'extract the texts of its articles first',
    recognises: isXml,
  },
  {
    name: 'a WARC archive',
    advice: 'extract the texts of its pages first',
    recognises: ({ text }) => /^WARC\/\d/.test(text),
  },
];

/** What a file is that begins so, where that is none of the formats that can be read. */
export const otherFormatOf = (head: Head): OtherFormat | null =>
  OTHER_FORMATS.find((format) => format.recognises(head)) ?? null;

/** Why such a file is not read, and what to do. */
export const reasonOf = ({ name, advice }: OtherFormat): string => `It is ${name}: ${advice}.`;
