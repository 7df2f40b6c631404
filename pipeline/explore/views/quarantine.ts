import type { Asker } from '../../reading/ask.js';
import { raw } from '../../reading/sql.js';
import type { Page, QuarantineFilter, QuarantineItem } from '../contract.js';
import { containsWords, equals } from './conditions.js';
import { columns, type List, pageOf } from './page.js';

/** What was refused, file by file. */
export const quarantineList = (filter: QuarantineFilter): List => ({
  key: null,
  columns: raw('r.*'),
  from: raw('quarantine AS r'),
  where: [
    ...containsWords("concat_ws(' | ', r.source_path, r.doc_id, r.reason)", filter.text),
    ...equals('r.code', filter.code),
    ...equals('r.table_name', filter.table),
  ],
  order: raw(
    'r.source_path, r.line NULLS FIRST, r.doc_id, r.table_name, r.code, r.json_pointer, r.reason, r.row_json',
  ),
});

/** Code points of a row that are shown: one of `documents` holds a whole text. */
const SHOWN = 2_000;

const ITEM = columns(
  raw(`r.table_name AS "table", r.doc_id AS "docId", r.source_path AS file, r.line, r.code, r.reason,
    r.json_pointer AS pointer, left(r.row_json, ${SHOWN}) AS row`),
  raw('EXISTS (SELECT 1 FROM documents AS d WHERE d.doc_id = r.doc_id) AS "hasArticle"'),
);

export const quarantine = (asker: Asker, filter: QuarantineFilter): Promise<Page<QuarantineItem>> =>
  pageOf(asker, quarantineList(filter), ITEM, filter);
