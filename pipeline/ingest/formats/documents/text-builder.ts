import { isBlank } from '../../decode/decode.js';

/** Puts the text of a document together from what a word processor shows: paragraphs, and the rows of tables. */
export class TextBuilder {
  readonly #paragraphs: string[] = [];
  /** Lines of the table that is being read; they are one paragraph. */
  #rows: string[] = [];

  /** Adds a paragraph, without white space at its ends; a blank one is none. */
  paragraph(text: string): void {
    this.endTable();
    if (!isBlank(text)) this.#paragraphs.push(text.trim());
  }

  /**
   * Adds a row of a table: a line with tabs between the cells. Where a cell has several paragraphs, or only one has
   * any, the table is there for the layout, and its paragraphs are paragraphs.
   *
   * @param cells the paragraphs of each
   */
  row(cells: readonly (readonly string[])[]): void {
    const isLayout =
      cells.some(({ length }) => length > 1) || cells.filter(({ length }) => length > 0).length < 2;
    if (isLayout) for (const text of cells.flat()) this.paragraph(text);
    else this.#rows.push(cells.map(([text = '']) => text.replace(/\s+/g, ' ')).join('\t'));
  }

  endTable(): void {
    if (this.#rows.length === 0) return;
    this.#paragraphs.push(this.#rows.join('\n').trim());
    this.#rows = [];
  }

  /** All paragraphs so far; none is blank. */
  paragraphs(): readonly string[] {
    this.endTable();
    return this.#paragraphs;
  }
}
