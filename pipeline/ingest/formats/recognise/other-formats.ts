import type { Head } from './head.js';
import { isOtherJson, isPythonLiteral } from './json.js';
import { isHtmlPage, isXml } from './markup.js';
import { isTable } from './table.js';

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
    name: 'JSON, but not one record a line',
    advice:
      "write each record on a line of its own (`jq -c '.[]' FILE` for a list, `jq -c '.articles[]' FILE` for the list `articles` of an object) and name the file .jsonl",
    recognises: isOtherJson,
  },
  {
    name: 'the text of a Python dictionary',
    advice: 'write each record as a line with json.dumps and name the file .jsonl',
    recognises: isPythonLiteral,
  },
  {
    name: 'a table (CSV or the like)',
    advice:
      'write each row as a JSON object on a line of its own (in pandas: to_json(FILE, orient="records", lines=True)) and name the file .jsonl',
    recognises: isTable,
  },
  {
    name: 'an HTML page',
    advice: 'extract the text of its article first',
    recognises: isHtmlPage,
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
