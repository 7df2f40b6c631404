import { hash } from 'node:crypto';
import { shortened } from '../../../text/shortened.js';
import type { ReadResult, SourceRecord } from '../../record.js';
import type { FileFormat, ObjectRecords } from '../object-records.js';
import type { ReadContext } from '../reader.js';
import { type Block, joined, textBlocks } from './block.js';
import { europresseLayout } from './europresse.js';
import { factivaLayout } from './factiva.js';
import { htmlBlocks } from './html-blocks.js';
import type { ExportedArticle, Layout } from './layout.js';
import type { LayoutName } from './marks.js';
import { nexisLayout, nexisUniLayout } from './nexis.js';
import { proquestLayout } from './proquest.js';

const LAYOUTS: Readonly<Record<LayoutName, Layout>> = {
  nexis: nexisLayout,
  'nexis-uni': nexisUniLayout,
  factiva: factivaLayout,
  proquest: proquestLayout,
  europresse: europresseLayout,
};

/** Length at which a title is cut in a reason. */
const SHOWN_LENGTH = 60;
const PLAIN_TEXT: FileFormat = { mediaTypes: ['text/plain'] };

/**
 * The articles of an export, in its order. Their text is plain text, whatever the file is.
 *
 * @param file the record that the whole export would be
 * @param ofFile makes the records of its file
 * @param source only the lines of a text are lines of its file
 */
export function* readExport(
  file: SourceRecord,
  name: LayoutName,
  context: ReadContext,
  ofFile: ObjectRecords,
  source: 'text' | 'document' | 'page',
): Generator<ReadResult> {
  const layout = LAYOUTS[name];
  const isPage = source === 'page';
  const blocks = isPage ? htmlBlocks(file.text) : textBlocks(file.text);
  // Names that a user gives are those of the fields of records.
  const records = ofFile.usuallyNamed(isPage ? PLAIN_TEXT : undefined);
  const articles = layout.articles(blocks);
  if (articles.length === 0) {
    const reason = `It is an export of ${layout.name}, but there is no ${layout.mark} in it: export it again.`;
    yield records.faultAt(null, 'no_text', reason);
  }
  const isAlone = articles.length === 1 && file.docId === file.sourcePath;
  for (const article of articles) {
    const line = source === 'text' ? (article.blocks[0]?.line ?? 1) : file.line;
    yield resultOf(article, line, { records, file, context, layout, isAlone });
  }
}

interface Export {
  readonly records: ObjectRecords;
  readonly file: SourceRecord;
  readonly context: ReadContext;
  readonly layout: Layout;
  readonly isAlone: boolean;
}

function resultOf(
  { fields, blocks, missing }: ExportedArticle,
  line: number,
  { records, file, context, layout, isAlone }: Export,
): ReadResult {
  const place = { line, sha256: isAlone ? file.sourceSha256 : sha256Of(blocks) };
  if (missing !== null) {
    const title = typeof fields.title === 'string' ? ` “${shortened(fields.title, SHOWN_LENGTH)}”` : '';
    const reason = `An article${title} of an export of ${layout.name} has no ${missing}: export it again.`;
    return records.faultOf(place, 'no_text', reason);
  }
  const length = Buffer.byteLength(String(fields.text ?? ''));
  if (length > context.maxRecordBytes) return records.tooLong('article', line, length);
  return isAlone
    ? records.only(fields, place, file.encoding, '')
    : records.record(fields, place, file.encoding);
}

const sha256Of = (blocks: readonly Block[]): string => hash('sha256', joined(blocks));
