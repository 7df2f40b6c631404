import type { Block, PageElement } from '../page/page.js';

/** How many elements of a pull quote are in one another at most. */
const DEEPEST_QUOTE = 5;
/** The most text of a pull quote and who said it, in letters: a larger element is no box of one quotation. */
const LARGEST_BOX = 600;
/** The longest line that says who said something, in letters. */
export const LONGEST_SPEAKER = 80;

/** A class that calls an element a quotation: `pullquote`, `pull-quote`, `c-quote__text`. */
const QUOTE_HINT = /(?:^|[\s_-])(?:pull|block|big|side)?[-_]?quotes?(?:$|[\s_-])/i;
const BOXES: ReadonlySet<string> = new Set(['blockquote', 'figure', 'aside']);

/** An element around a quotation and who said it. */
export interface QuoteBox {
  readonly element: PageElement;
  /** Whether it stands beside the text: it calls itself a quotation, or is an aside. */
  readonly isPulled: boolean;
}

/**
 * The boxes of the quotations of a page.
 *
 * @returns of each block the outermost one that holds little else, else the innermost quotation; null if none is near
 */
export function quoteBoxesOf(blocks: readonly Block[]): (QuoteBox | null)[] {
  const sizes = new Map<PageElement, number>();
  const near = blocks.map(({ element }) => boxesAround(element));
  near.forEach((around, i) => {
    for (const box of around) sizes.set(box, (sizes.get(box) ?? 0) + blocks[i]!.size);
  });
  return near.map((around) => {
    const element =
      around.findLast((box) => sizes.get(box)! <= LARGEST_BOX) ??
      around.find(({ name }) => name === 'blockquote' || name === 'figure');
    if (element === undefined) return null;
    return { element, isPulled: element.name === 'aside' || isCalledQuote(element) };
  });
}

/** The elements near one that may be the box of a quotation, from inside. */
function boxesAround(element: PageElement): PageElement[] {
  const found: PageElement[] = [];
  let outer: PageElement | null = element;
  for (let i = 0; i < DEEPEST_QUOTE && outer !== null; i++) {
    if (BOXES.has(outer.name) || isCalledQuote(outer)) found.push(outer);
    outer = outer.parent;
  }
  return found;
}

const isCalledQuote = ({ hint }: PageElement): boolean => hint !== '' && QUOTE_HINT.test(hint);

/** Whether a text begins with a quotation mark. */
export const isQuoted = (text: string): boolean => /^[“"„«»‘']/.test(text);

const QUOTED = /^[“"„«»‘'][^“”"„«»]+[”"“»«’'][.,]?(?=\s|[—–―-])/;
const BEFORE_DASH = /^[^—–―\n]+(?=\s[—–―] ?\p{Lu}[^—–―\n]*$)/u;

/** What a block of a box quotes: without the line or the name after the quotation that says who said it. */
export function quotedPart(text: string): string {
  const quoted = QUOTED.exec(text)?.[0] ?? BEFORE_DASH.exec(text)?.[0];
  return quoted === undefined || text.length - quoted.length > LONGEST_SPEAKER ? text : quoted;
}
