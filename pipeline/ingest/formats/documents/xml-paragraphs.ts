import { type MarkupListener, scanMarkup } from '../markup-events.js';
import { TextBuilder } from './text-builder.js';

/** How the text of a document stands in its XML. */
export interface DocumentMarkup {
  /** What elements are, by their names; others are looked through. Skipped are those that are no part of the text. */
  readonly roles: ReadonlyMap<string, 'paragraph' | 'text' | 'table' | 'row' | 'cell' | 'skipped'>;
  /** Whether any character data of a paragraph is text, or only that in `text` elements. */
  readonly hasTextAnywhere: boolean;
  /** White space of character data that stands for one space. */
  readonly space: RegExp;
  /** What an empty element stands for, as a tab; null for any other element. */
  charactersOf(name: string, attributes: ReadonlyMap<string, string>): string | null;
}

/** The paragraphs of a document's XML; null where the XML is cut off. */
export function xmlParagraphs(xml: string, markup: DocumentMarkup): readonly string[] | null {
  const reader = new ParagraphReader(markup);
  const unclosed = scanMarkup(xml, 'xml', reader);
  return unclosed > 0 ? null : reader.paragraphs();
}

/** A table that is being read. */
interface OpenTable {
  /** Of the row that is being read. */
  cells: (readonly string[])[];
  /** Of the cell that is being read. */
  cell: TextBuilder;
}

/** A table in more tables than these is read as part of the cell that it is in. */
const MAX_TABLE_DEPTH = 8;

class ParagraphReader implements MarkupListener {
  readonly #markup: DocumentMarkup;
  readonly #body = new TextBuilder();
  readonly #tables: OpenTable[] = [];
  #deeperTables = 0;
  /** The pieces of each open paragraph: a text box has paragraphs and stands in one. */
  readonly #open: string[][] = [];
  #skipped = 0;
  #texts = 0;

  constructor(markup: DocumentMarkup) {
    this.#markup = markup;
  }

  paragraphs(): readonly string[] {
    return this.#body.paragraphs();
  }

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    const role = this.#markup.roles.get(name);
    if (role === 'skipped') this.#skipped++;
    if (this.#skipped > 0) return;
    if (role === 'paragraph') this.#open.push([]);
    else if (role === 'text') this.#texts++;
    else if (role === 'table') this.#openTable();
    else if (role === undefined) {
      const characters = this.#markup.charactersOf(name, attributes);
      if (characters !== null) this.#open.at(-1)?.push(characters);
    }
  }

  text(text: string): void {
    if (this.#skipped > 0 || (this.#texts === 0 && !this.#markup.hasTextAnywhere)) return;
    this.#open.at(-1)?.push(text.replace(this.#markup.space, ' '));
  }

  close(name: string): void {
    const role = this.#markup.roles.get(name);
    if (this.#skipped > 0) {
      if (role === 'skipped') this.#skipped--;
      return;
    }
    if (role === 'paragraph') this.#builder().paragraph(this.#open.pop()?.join('') ?? '');
    else if (role === 'text') this.#texts--;
    else if (role === 'table') this.#closeTable();
    else if (role === 'cell' || role === 'row') this.#closeInTable(role);
  }

  #openTable(): void {
    if (this.#tables.length < MAX_TABLE_DEPTH) this.#tables.push({ cells: [], cell: new TextBuilder() });
    else this.#deeperTables++;
  }

  #closeInTable(role: 'cell' | 'row'): void {
    const table = this.#tables.at(-1);
    if (table === undefined || this.#deeperTables > 0) return;
    if (role === 'cell') {
      table.cells.push(table.cell.paragraphs());
      table.cell = new TextBuilder();
    } else {
      this.#builder(-2).row(table.cells);
      table.cells = [];
    }
  }

  #closeTable(): void {
    if (this.#deeperTables > 0) this.#deeperTables--;
    else {
      this.#tables.pop();
      this.#builder().endTable();
    }
  }

  /** Of the innermost cell; with -2, of what its table stands in. */
  #builder(depth = -1): TextBuilder {
    return this.#tables.at(depth)?.cell ?? this.#body;
  }
}
