import { describe, expect, test } from 'vitest';
import { documentKey, rowId } from '../../pipeline/extract/identifiers.js';
import { BATCH_TABLES } from '../../pipeline/run/batch-result.js';
import {
  broughtColumns,
  documentColumn,
  ofDocuments,
  storedColumns,
} from '../../pipeline/run/stored-rows.js';
import { columnsOf, definitionOf, isTableName, quoteLiteral } from '../../pipeline/tables/columns.js';
import { openDatabase } from '../../pipeline/tables/database.js';

const PARTS = ['sentences', 'removals', 'mentions', 'quotes', 'numbers', 'dates'] as const;

describe('rows in the state', () => {
  test.each(PARTS)('%s do not repeat what their document says', (table) => {
    const brought = Object.keys(broughtColumns(table));
    const left = columnsOf(table)
      .map(({ name }) => name)
      .filter((name) => !brought.includes(name));
    expect(left).toEqual(['doc_id', 'source_path', 'source_sha256']);
    expect(Object.keys(storedColumns(table))).toEqual(['document', ...brought]);
  });

  test('bring all columns of other tables that are exported', () => {
    const others = BATCH_TABLES.filter(
      (table) => isTableName(table) && !PARTS.some((part) => part === table),
    );
    expect(others).toEqual(['documents', 'quarantine']);
    for (const table of ['documents', 'quarantine'] as const)
      expect(Object.keys(broughtColumns(table))).toEqual(columnsOf(table).map(({ name }) => name));
  });

  test('are found by their document, whatever brings its number: a doc_id, an id of a row, or what is asked for', async () => {
    const docId = 'a folder/Ärger.jsonl#7';
    const id = rowId('x', documentKey(docId), 3, 15);
    const instance = await openDatabase(':memory:', {});
    const connection = await instance.connect();
    for (const table of BATCH_TABLES) {
      const document = documentColumn(table);
      if (document === null) continue;
      const name = isTableName(table) ? definitionOf(table).primaryKey[0] : 'quote_id';
      const row = `select ${quoteLiteral(table === 'documents' ? docId : id)} as ${name}`;
      const reader = await connection.runAndReadAll(
        `select document from (select ${document} as document from (${row})) where ${ofDocuments(table, ['another', docId])}`,
      );
      expect(reader.getRowsJS(), table).toEqual([[BigInt(`0x${documentKey(docId)}`)]]);
    }
    connection.closeSync();
    instance.closeSync();
  });
});
