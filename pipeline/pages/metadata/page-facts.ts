import { withoutMarkup } from '../../text/markup/markup.js';
import { onOneLine } from '../../text/one-line.js';
import type { Mark, Page } from '../page/page.js';
import { partedText, piecesText } from '../page/pieces.js';
import { isArticle, isWork, othersIn, readThings, type Thing, typesOf } from './linked-data.js';

/** What a page declares by its mark-up, ready to be asked. */
export class PageFacts {
  readonly page: Page;
  /** The things that describe the article, then those that describe its page. */
  readonly articles: readonly Thing[];
  readonly pages: readonly Thing[];
  /** Other works that it may show: recipes, guides. */
  readonly works: readonly Thing[];
  readonly things: readonly Thing[];
  readonly #byId = new Map<string, Thing>();
  readonly #declared = new Map<string, string>();

  constructor(page: Page) {
    this.page = page;
    this.things = readThings(page.linkedData);
    const others = othersIn(this.things);
    const own = this.things.filter((thing) => !others.has(thing));
    this.articles = own.filter(isArticle);
    this.works = own.filter(isWork);
    this.pages = this.things.filter((thing) => typesOf(thing).some((type) => /Page$/.test(type)));
    for (const thing of this.things) {
      const id = thing['@id'];
      // A thing that only refers to another has nothing but its id.
      if (typeof id === 'string' && Object.keys(thing).length > 1 && !this.#byId.has(id))
        this.#byId.set(id, thing);
    }
    for (const { property, name, itemprop, content } of page.declarations) {
      if (content === '') continue;
      for (const key of [property, name, itemprop]) {
        const lower = key.toLowerCase();
        if (key !== '' && !this.#declared.has(lower)) this.#declared.set(lower, content);
      }
    }
  }

  /** The thing that another refers to by its id; the thing itself if it does not. */
  resolved(thing: Thing): Thing {
    const id = thing['@id'];
    return typeof id === 'string' ? (this.#byId.get(id) ?? thing) : thing;
  }

  /** The content of the first of some declarations that the page has. */
  declared(...names: readonly string[]): string | null {
    for (const name of names) {
      const content = this.#declared.get(name);
      if (content !== undefined && cleaned(content) !== '') return cleaned(content);
    }
    return null;
  }

  /** The contents of all declarations of some names. */
  allDeclared(names: ReadonlySet<string>): string[] {
    return this.page.declarations
      .filter(({ property, name, itemprop }) => names.has((property || name || itemprop).toLowerCase()))
      .map(({ content }) => cleaned(content))
      .filter((content) => content !== '');
  }

  /** The text of a mark, a line for each block. */
  markText({ firstPiece, lastPiece, block }: Mark): string {
    const { html, pieces, blocks } = this.page;
    const lines: string[] = [];
    for (let i = block; i < blocks.length && blocks[i]!.first < lastPiece; i++) {
      const { first, last } = blocks[i]!;
      lines.push(partedText(html, pieces, Math.max(first, firstPiece), Math.min(last, lastPiece)));
      if (lines.length === MOST_LINES) break;
    }
    return lines.filter((line) => line !== '').join('\n');
  }

  /**
   * The text before a mark in its block.
   *
   * @param mostPieces that are looked at: a block may have thousands of marks, each with others before it
   */
  textBefore({ block, firstPiece }: Mark, mostPieces: number): string {
    const { html, pieces, blocks } = this.page;
    const first = Math.max(blocks[block]?.first ?? firstPiece, firstPiece - mostPieces);
    return firstPiece <= first ? '' : piecesText(html, pieces, first, firstPiece);
  }
}

/** A mark around more blocks is no title, byline or date. */
const MOST_LINES = 12;

/** A declared value on one line, without mark-up. */
export const cleaned = (value: string): string => onOneLine(withoutMarkup(value)).trim();

/** The text of a property of a thing; null if it has none. */
export function textOf(thing: Thing, property: string): string | null {
  const value = thing[property];
  const text = typeof value === 'object' && value !== null && '@value' in value ? value['@value'] : value;
  return typeof text === 'string' && cleaned(text) !== '' ? cleaned(text) : null;
}

/** Where the article stands among the blocks of its page; -1 where it has none. */
export interface ArticlePlace {
  readonly title: number;
  readonly first: number;
  readonly last: number;
  /** The first few blocks of its text. */
  readonly opening: readonly number[];
}
