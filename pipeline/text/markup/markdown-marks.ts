import type { Edit } from '../offset-map.js';

/**
 * The edits that take the marks of Markdown out of its paragraphs, each of which is a line: of links the words stay, of
 * code and emphasis what they hold; images, the numbers of footnotes and shortcodes go.
 */
export function findMarkEdits(text: string): Edit[] {
  const edits: Edit[] = [];
  for (let start = 0; start < text.length; ) {
    const at = text.indexOf('\n', start);
    const end = at === -1 ? text.length : at;
    if (MARK.test(text.slice(start, end))) edits.push(...new LineMarks(text, start, end).edits());
    start = end + 1;
  }
  return edits;
}

const MARK = /[\\`*_~[<{]/;
const ESCAPED = /[!-/:-@[-`{-~]/;
const AUTOLINK = /<(?:https?:|mailto:)[^\s<>]{1,2000}>/y;
const SHORTCODE = /\{\{[<%][^\n]{0,1000}?[%>]\}\}/y;
const DESTINATION = /^(?:<[^<>]*>|\S*)(?:\s+(?:"[^"]*"|'[^']*'))?$/;
const MAX_DESTINATION = 2000;

interface OpenMark {
  readonly start: number;
  end: number;
}

/** The marks of one line. */
class LineMarks {
  readonly #text: string;
  readonly #start: number;
  readonly #end: number;
  readonly #edits: Edit[] = [];
  /** The bracket that closes each one. */
  readonly #closing: ReadonlyMap<number, number>;
  /** What goes when it is reached: the rest of a link after its words. */
  readonly #tails = new Map<number, number>();
  /** Marks of emphasis that may begin one, by their character. */
  readonly #open = new Map<string, OpenMark[]>();
  /** Lengths of runs of backticks that close nowhere in the line. */
  readonly #unclosed = new Set<number>();

  constructor(text: string, start: number, end: number) {
    this.#text = text;
    this.#start = start;
    this.#end = end;
    this.#closing = pairsOf(text, start, end);
  }

  edits(): readonly Edit[] {
    for (let at = this.#start; at < this.#end; ) at = this.#read(at);
    return this.#edits.sort((a, b) => a.start - b.start);
  }

  /** Reads what stands at a place. Returns where to go on. */
  #read(at: number): number {
    const text = this.#text;
    const tail = this.#tails.get(at);
    if (tail !== undefined) return this.#remove(at, tail);
    switch (text[at]) {
      case '\\':
        return this.#escape(at);
      case '`':
        return this.#code(at);
      case '!':
        return text[at + 1] === '[' ? this.#image(at) : at + 1;
      case '[':
        return this.#link(at);
      case '*':
      case '_':
      case '~':
        return this.#emphasis(at);
      case '<':
        return this.#autolink(at);
      case '{': {
        SHORTCODE.lastIndex = at;
        return SHORTCODE.test(text) ? this.#remove(at, SHORTCODE.lastIndex) : at + 1;
      }
      default:
        return at + 1;
    }
  }

  /** A backslash before a mark, or at the end of a line that is broken there. */
  #escape(at: number): number {
    const next = at + 1;
    if (next === this.#end) return next < this.#text.length ? this.#remove(at, next) : next;
    return ESCAPED.test(this.#text[next]!) ? this.#remove(at, next) + 1 : next;
  }

  #remove(start: number, end: number): number {
    this.#edits.push({ start, end, replacement: '' });
    return end;
  }

  #runEnd(at: number): number {
    let end = at;
    while (end < this.#end && this.#text[end] === this.#text[at]) end++;
    return end;
  }

  #code(at: number): number {
    const open = this.#runEnd(at);
    const length = open - at;
    if (this.#unclosed.has(length)) return open;
    for (let close = this.#text.indexOf('`', open); close !== -1 && close < this.#end; ) {
      const end = this.#runEnd(close);
      if (end - close === length) {
        this.#remove(at, open);
        return this.#remove(close, end);
      }
      close = this.#text.indexOf('`', end);
    }
    this.#unclosed.add(length);
    return open;
  }

  #image(at: number): number {
    const close = this.#closing.get(at + 1);
    const end = close === undefined ? null : this.#linkEnd(close);
    return end === null ? at + 1 : this.#remove(at, end);
  }

  #link(at: number): number {
    const close = this.#closing.get(at);
    if (close === undefined) return at + 1;
    if (this.#text[at + 1] === '^' && close - at < 100) return this.#remove(at, close + 1);
    const end = this.#linkEnd(close);
    if (end === null) return at + 1;
    this.#tails.set(close, end);
    return this.#remove(at, at + 1);
  }

  /** Where a link ends whose words end there; null where it is none. */
  #linkEnd(close: number): number | null {
    const next = close + 1;
    const end = this.#closing.get(next);
    if (end === undefined || end - next > MAX_DESTINATION) return null;
    if (this.#text[next] === '[') return end + 1;
    return DESTINATION.test(this.#text.slice(next + 1, end).trim()) ? end + 1 : null;
  }

  #autolink(at: number): number {
    AUTOLINK.lastIndex = at;
    if (!AUTOLINK.test(this.#text)) return at + 1;
    const end = AUTOLINK.lastIndex;
    this.#remove(at, at + 1);
    return this.#remove(end - 1, end);
  }

  #emphasis(at: number): number {
    const mark = this.#text[at]!;
    const end = this.#runEnd(at);
    if (mark === '~' && end - at !== 2) return end;
    const [before, after] = [this.#text[at - 1] ?? '\n', end < this.#end ? this.#text[end]! : '\n'];
    const isWithinWord = mark === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
    if (isWithinWord) return end;
    const open = this.#open.get(mark) ?? [];
    this.#open.set(mark, open);
    let start = at;
    if (!/\s/.test(before)) start = this.#close(open, start, end);
    if (start < end && !/\s/.test(after)) open.push({ start, end });
    return end;
  }

  /** Closes what a run can. Returns where the rest of it begins. */
  #close(open: OpenMark[], from: number, end: number): number {
    let start = from;
    while (start < end && open.length > 0) {
      const opening = open.at(-1)!;
      const length = Math.min(opening.end - opening.start, end - start);
      this.#remove(opening.end - length, opening.end);
      start = this.#remove(start, start + length);
      opening.end -= length;
      if (opening.end === opening.start) open.pop();
    }
    return start;
  }
}

/** The brackets of a line and those that close them, but for escaped ones. */
function pairsOf(text: string, start: number, end: number): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const squares: number[] = [];
  const rounds: number[] = [];
  for (let at = start; at < end; at++) {
    const unit = text[at];
    if (unit === '\\') at++;
    else if (unit === '[') squares.push(at);
    else if (unit === '(') rounds.push(at);
    else if (unit === ']' || unit === ')') {
      const opening = (unit === ']' ? squares : rounds).pop();
      if (opening !== undefined) pairs.set(opening, at);
    }
  }
  return pairs;
}
