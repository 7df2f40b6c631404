import { describe, expect, test } from 'vitest';
import { storedColumns, storedJson } from '../../pipeline/run/stored-rows.js';
import { columnsOf } from '../../pipeline/tables/columns.js';
import type { TableName } from '../../pipeline/tables/rows.js';

const ROW = { doc_id: 'a', source_path: 'a.txt', source_sha256: '00', line: 1 };
const names = (columns: readonly { readonly name: string }[]): string[] => columns.map(({ name }) => name);

describe('rows in the state', () => {
  test.each(['sentences', 'removals', 'mentions', 'quotes', 'numbers', 'dates'] as const)(
    '%s do not repeat what their document says',
    (table) => {
      expect(JSON.parse(storedJson(table, ROW))).toEqual({ doc_id: 'a', line: 1 });
      const left = names(columnsOf(table)).filter((name) => !names(storedColumns(table)).includes(name));
      expect(left).toEqual(['source_path', 'source_sha256']);
    },
  );

  test.each(['documents', 'entities', 'quarantine'] as const)(
    '%s are kept as they are',
    (table: TableName) => {
      expect(storedColumns(table)).toBe(columnsOf(table));
    },
  );

  test.each(['documents', 'quarantine', 'document_entities', 'utterance_lines'] as const)(
    'of %s nothing is left out',
    (table) => {
      expect(JSON.parse(storedJson(table, ROW))).toEqual(ROW);
    },
  );
});
