import type { ComponentChildren } from 'preact';

/** A column of a {@link RowTable}. */
export interface Column<Item> {
  readonly label: string;
  /** `wide` holds a text that needs no label. Left out: a short text. */
  readonly kind?: 'number' | 'wide';
  readonly cell: (item: Item) => ComponentChildren;
}

interface RowTableProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item, index: number) => string | number | null;
  /** The first is what a row is about. */
  readonly columns: readonly Column<Item>[];
}

/** A table with a row an item. On narrow screens a row is a block, and its cells have their labels before them. */
export const RowTable = <Item,>({ items, keyOf, columns }: RowTableProps<Item>) => (
  <table class="rows">
    <thead>
      <tr>
        {columns.map(({ label, kind }) => (
          <th key={label} scope="col" class={kind === 'number' ? kind : undefined}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {items.map((item, index) => (
        <tr key={keyOf(item, index)}>
          {columns.map(({ label, kind, cell }, at) =>
            at === 0 ? (
              <th key={label} scope="row" class={kind}>
                {cell(item)}
              </th>
            ) : (
              <td key={label} data-label={kind === 'wide' ? undefined : label} class={kind}>
                {cell(item)}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
);
