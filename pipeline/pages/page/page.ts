/** A block element of a page: one that begins and ends blocks of text. */
export interface PageElement {
  /** Parents come before their children. */
  readonly index: number;
  readonly parent: PageElement | null;
  /** In lower case; empty for one that HTML does not define. */
  readonly name: string;
  /** Its class and id. */
  readonly hint: string;
  /** Bits of {@link Surrounding}: its own and those of its ancestors. */
  readonly surrounding: number;
  readonly depth: number;
}

/**
 * What the text of a page is made of, in order: runs of characters, character references and line breaks. Each has a
 * place in three lists, which cost less than an object each.
 */
export interface Pieces {
  readonly starts: number[];
  readonly ends: number[];
  /** The code point of a reference, -1 for a run of characters, -2 for a line break. */
  readonly codes: number[];
}

export const RUN = -1;
export const LINE_BREAK = -2;

/** Text that no block boundary parts. */
export interface Block {
  /** The innermost block element around it. */
  readonly element: PageElement;
  /** Bits of {@link Surrounding} at its first character. */
  readonly surrounding: number;
  /** Its pieces: the first, and the one after the last. */
  readonly first: number;
  readonly last: number;
  /** The strongest boundary since the block before it, one of {@link Parting}. */
  readonly parting: number;
  /** The table cell and row around it. */
  readonly cell: PageElement | null;
  readonly row: PageElement | null;
  /** The text as a reader sees it: references decoded, white space collapsed, line breaks as line ends. */
  readonly text: string;
  /** How much text it has, in letters: all, that in links, that in bold or italics. */
  readonly size: number;
  readonly linkSize: number;
  readonly strongSize: number;
  readonly linkCount: number;
  /** Links to a place on the page itself. */
  readonly anchorCount: number;
  /** Pictures and embedded documents, and fields to fill in, since the block before it. */
  readonly pictureCount: number;
  readonly fieldCount: number;
  /** The hints of the inline elements in it. */
  readonly inlineHints: string;
}

/** An element that may say something about the article, and the text in it. */
export interface Mark {
  readonly name: string;
  readonly hint: string;
  readonly attributes: Attributes;
  readonly surrounding: number;
  readonly firstPiece: number;
  lastPiece: number;
  /** How many blocks had ended before it. */
  readonly block: number;
}

/** The attributes that are read; empty for those that an element does not have. */
export interface Attributes {
  class: string;
  id: string;
  itemprop: string;
  itemtype: string;
  property: string;
  name: string;
  content: string;
  rel: string;
  href: string;
  datetime: string;
  /** What an attribute of no standard gives as the time. */
  time: string;
  title: string;
  type: string;
  lang: string;
  role: string;
}

/** What one pass over the source of a page finds. */
export interface Page {
  readonly html: string;
  readonly pieces: Pieces;
  readonly elements: readonly PageElement[];
  readonly blocks: readonly Block[];
  /** `<meta>` and other empty elements with a `content`, `<link>`s with a `rel`. */
  readonly declarations: readonly Attributes[];
  readonly marks: readonly Mark[];
  /** The text of `<title>`. */
  readonly title: string;
  /** The sources of `<script type="application/ld+json">`. */
  readonly linkedData: readonly string[];
  /** Of the root element. */
  readonly language: string;
}
