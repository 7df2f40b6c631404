import { frontMatterOf } from '../../../text/markup/front-matter.js';
import { decode } from '../../decode/decode.js';
import { MARKDOWN_TYPES } from '../../media-types.js';
import type { ReadResult } from '../../record.js';
import { findFields } from '../fields.js';
import { keptFields } from '../kept-fields.js';
import type { ReadContext, Reader, Source } from '../reader.js';
import { readWhole } from '../whole-file.js';

/** Markdown, with or without front matter. Its source is the text of the record: cleaning takes its marks out. */
export const markdownReader: Reader = {
  name: 'markdown',
  mediaTypes: MARKDOWN_TYPES,
  extensions: ['.md', '.markdown'],
  description: 'one article, as Markdown',
  holds: 'one',
  recognises: ({ text }) => frontMatterOf(text) !== null,
  read: readMarkdown,
};

async function* readMarkdown(source: Source, context: ReadContext): AsyncGenerator<ReadResult> {
  const result = await readWhole(source, context, markdownReader, decode);
  const matter = result.kind === 'record' ? frontMatterOf(result.record.text) : null;
  if (result.kind === 'fault' || matter === null) {
    yield result;
    return;
  }
  const { fieldsOfFrontMatter } = await import('./front-matter-fields.js');
  const { text: _, ...names } = context.fields;
  const said = fieldsOfFrontMatter(matter);
  const { fields } = findFields(said, names, '');
  yield { kind: 'record', record: { ...result.record, fields, ...keptFields(said, context.keep, '') } };
}
