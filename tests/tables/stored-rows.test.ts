import { describe, expect, test } from 'vitest';
import { columnsOf, TABLES } from '../../pipeline/schema/columns.js';
import { storedColumns } from '../../pipeline/tables/stored-rows.js';

const names = (columns: readonly { readonly name: string }[]): string[] => columns.map(({ name }) => name);

const REPEATING = ['sentences', 'removals', 'mentions', 'quotes', 'numbers', 'dates'] as const;

describe('rows in the state', () => {
  test.each(REPEATING)('%s do not repeat what their document says', (table) => {
    const left = names(columnsOf(table)).filter((name) => !names(storedColumns(table)).includes(name));
    expect(left).toEqual(['source_path', 'source_sha256']);
  });

  test.each(TABLES.filter((table) => !REPEATING.some((name) => name === table)))(
    '%s are kept as they are',
    (table) => {
      expect(storedColumns(table)).toBe(columnsOf(table));
    },
  );
});
