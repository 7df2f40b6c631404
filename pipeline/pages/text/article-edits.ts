import type { Edit } from '../../text/offset-map.js';
import { Parting, Surrounding } from '../page/elements.js';
import { type Block, LINE_BREAK, type Page, type PageElement, RUN } from '../page/page.js';
import { isSpace } from '../page/pieces.js';

/** What stands between two blocks, by the strongest boundary between them. */
const SEPARATORS: readonly string[] = [' ', ' ', '\t', '\n', '\n\n'];

/**
 * The edits that leave the kept blocks of a page as plain text: ascending, not overlapping, and none where a character
 * stays. White space is one space, as a browser shows it, or a line end at a boundary.
 *
 * @param isKept by the number of a block
 */
export function articleEdits(page: Page, isKept: (index: number) => boolean): Edit[] {
  const writer = new EditWriter(page.html);
  const cells = cellCounts(page.blocks);
  let before: Block | null = null;
  let parting: number = Parting.none;
  page.blocks.forEach((block, index) => {
    parting = Math.max(parting, block.parting);
    if (!isKept(index)) return;
    if (before !== null) writer.separate(SEPARATORS[tableParting(before, block, cells) ?? parting]!);
    writeBlock(writer, page, block);
    before = block;
    parting = Parting.none;
  });
  return writer.finish();
}

function writeBlock(writer: EditWriter, { pieces }: Page, block: Block): void {
  const isVerbatim = (block.surrounding & Surrounding.pre) !== 0;
  writer.begin();
  for (let i = block.first; i < block.last; i++) {
    const [start, end, code] = [pieces.starts[i]!, pieces.ends[i]!, pieces.codes[i]!];
    if (code === LINE_BREAK) writer.breakLine();
    else if (code !== RUN) writer.replace(start, end, code);
    else if (isVerbatim) writer.keepVerbatim(start, end);
    else writer.keep(start, end);
  }
  writer.trim();
}

/** How many blocks each cell has. One of more than one is there for the layout. */
function cellCounts(blocks: readonly Block[]): ReadonlyMap<PageElement, number> {
  const counts = new Map<PageElement, number>();
  for (const { cell } of blocks) if (cell !== null) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return counts;
}

/** The boundary between two cells of a table of data; null if they are none. */
function tableParting(
  { cell: from, row: fromRow }: Block,
  { cell: to, row: toRow }: Block,
  counts: ReadonlyMap<PageElement, number>,
): number | null {
  if (from === null || to === null || from === to || fromRow === null || toRow === null) return null;
  if (counts.get(from)! > 1 || counts.get(to)! > 1) return null;
  if (fromRow === toRow) return Parting.cell;
  return fromRow.parent === toRow.parent || fromRow.parent?.parent === toRow.parent?.parent
    ? Parting.line
    : null;
}

/** Writes edits from the beginning of a text to its end. */
class EditWriter {
  readonly #source: string;
  readonly #edits: Edit[] = [];
  /** Where the last kept part ended. */
  #at = 0;
  /** What goes between that and the next. */
  #separator = '';
  /** Whether nothing of the block was written yet. */
  #isAtStart = true;

  constructor(source: string) {
    this.#source = source;
  }

  begin(): void {
    this.#isAtStart = true;
  }

  /** Forgets the white space at the end of a block. */
  trim(): void {
    this.#separator = '';
  }

  /** Sets what goes before whatever is written next. */
  separate(separator: string): void {
    this.#separator = separator;
  }

  /** Ends a line within a block. It outweighs a space; two are a blank line. */
  breakLine(): void {
    if (!this.#isAtStart) this.#separator = this.#separator.startsWith('\n') ? '\n\n' : '\n';
  }

  /** Keeps a part of the source with its white space collapsed. */
  keep(start: number, end: number): void {
    let from = start;
    for (let i = start; i < end; i++) {
      if (!isSpace(this.#source.charCodeAt(i))) continue;
      if (i > from) this.#keepPart(from, i);
      // A single space between words stays as it is.
      const isPlain =
        i > from && i + 1 < end && this.#source[i] === ' ' && !isSpace(this.#source.charCodeAt(i + 1));
      if (isPlain) {
        from = i;
        continue;
      }
      this.#addSpace(' ');
      from = i + 1;
    }
    if (end > from) this.#keepPart(from, end);
  }

  /** Keeps a part of the source with its white space. */
  keepVerbatim(start: number, end: number): void {
    let from = start;
    while (this.#isAtStart && from < end && isSpace(this.#source.charCodeAt(from))) from++;
    let to = end;
    while (to > from && isSpace(this.#source.charCodeAt(to - 1))) to--;
    if (to > from) this.#keepPart(from, to);
    if (!this.#isAtStart && to < end) this.#separator = this.#source.slice(to, end).replaceAll('\r\n', '\n');
  }

  /** Writes a character in place of its reference. The second of two has no place of its own. */
  replace(start: number, end: number, codePoint: number): void {
    const last = this.#edits.at(-1);
    if (start === end && last?.end === end && this.#at === end && this.#separator === '') {
      const replacement = last.replacement + String.fromCodePoint(codePoint);
      this.#edits[this.#edits.length - 1] = { ...last, replacement };
      return;
    }
    if (isSpace(codePoint)) {
      this.#addSpace(' ');
      return;
    }
    const replacement = this.#separator + String.fromCodePoint(codePoint);
    if (start > this.#at) {
      this.#edits.push({ start: this.#at, end: start, replacement: this.#separator });
      this.#edits.push({ start, end, replacement: String.fromCodePoint(codePoint) });
    } else this.#edits.push({ start, end, replacement });
    this.#at = end;
    this.#separator = '';
    this.#isAtStart = false;
  }

  finish(): Edit[] {
    if (this.#at < this.#source.length)
      this.#edits.push({ start: this.#at, end: this.#source.length, replacement: '' });
    return this.#edits;
  }

  #addSpace(space: string): void {
    if (!this.#isAtStart && this.#separator === '') this.#separator = space;
  }

  #keepPart(start: number, end: number): void {
    if (start > this.#at || this.#separator !== '')
      this.#edits.push({ start: this.#at, end: start, replacement: this.#separator });
    this.#at = end;
    this.#separator = '';
    this.#isAtStart = false;
  }
}
