import type { TokenizerCallbacks } from 'htmlparser2';
import { decodedAttribute, References, withoutReferences } from '../../text/markup/references.js';
import { readTokens } from '../../text/markup/tokenizer.js';
import { attributeOf, roleOf } from './attributes.js';
import {
  type ElementKind,
  HEAD_ELEMENTS,
  kindAt,
  kindCount,
  kindOf,
  Parting,
  Surrounding,
} from './elements.js';
import { type Hint, Hints } from './hints.js';
import {
  type Attributes,
  type Block,
  LINE_BREAK,
  type Mark,
  type Page,
  type PageElement,
  type Pieces,
  RUN,
} from './page.js';
import { inkOf, isSpace, piecesText } from './pieces.js';

/**
 * Reads the source of a page once, from its beginning to its end, and never throws: a page is whatever its bytes make
 * it. Time and memory grow with its length alone, however its elements are nested.
 */
export function scanPage(html: string): Page {
  const scanner = new PageScanner(html);
  readTokens(withoutSections(html), scanner, { keepsReferences: true });
  return scanner.page();
}

/**
 * A page as long as before, in which the beginning of a CDATA section is that of a comment: outside of drawings it is
 * one in HTML, up to the next `>`. Taken for a section, one that never ends would hide all that follows.
 */
const withoutSections = (html: string): string => html.replaceAll('<![CDATA[', '<!_CDATA[');

/** Addresses of pages about the people who write. `people` is the name of a section, too, which has more under it. */
export const AUTHOR_ADDRESS =
  /\/(?:(?:authors?|autor(?:en|es)?|auteurs?|staff|editors?|contributors?|journalists?|reporters?|writers?|redakteure?|firmas|u|by)\/[^/?#]|people\/[^/?#]+\/?(?:$|[?#]))/i;
/** The shortest date. */
const LEAST_TIME = 8;
const HIDING_STYLE = /(?:^|[;\s])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)/i;

/** How JSON-LD begins, in a script that does not say that it is. */
const LINKED_DATA_START = /^\s*[[{]\s*(?:\{\s*)?"@(?:context|graph|type)"/;
const LONGEST_START = 80;

const noAttributes = (): Attributes => ({
  class: '',
  id: '',
  itemprop: '',
  itemtype: '',
  property: '',
  name: '',
  content: '',
  rel: '',
  href: '',
  datetime: '',
  time: '',
  title: '',
  type: '',
  lang: '',
  role: '',
});

const HEAD = [kindOf('head')];
const PARAGRAPH = [kindOf('p')];
const DRAWING = kindOf('svg');
/** The parts of a drawing that may hold HTML. */
const WITH_HTML = [kindOf('foreignobject'), kindOf('desc')];
const isHeading = ({ surrounding }: ElementKind): boolean => (surrounding & Surrounding.heading) !== 0;

/** An open element. */
interface Open {
  readonly kind: ElementKind;
  readonly element: PageElement;
  readonly surrounding: number;
  readonly mark: Mark | null;
  readonly cell: PageElement | null;
  readonly row: PageElement | null;
  /** The place in the stack of the innermost one of its kind around it; 0 if there is none. */
  readonly outer: number;
}

class PageScanner implements TokenizerCallbacks {
  readonly #html: string;
  readonly #pieces: Pieces = { starts: [], ends: [], codes: [] };
  readonly #elements: PageElement[] = [];
  readonly #blocks: Block[] = [];
  readonly #declarations: Attributes[] = [];
  readonly #marks: Mark[] = [];
  readonly #linkedData: string[] = [];
  readonly #hints = new Hints();
  readonly #references: References;
  #title: string | null = null;
  #language = '';

  readonly #stack: Open[] = [];
  /** For each kind, the place of its innermost open element in the stack; 0 if none is open. */
  readonly #places = new Int32Array(kindCount());
  /** The places of open block elements and of open scopes. */
  readonly #blockPlaces: number[] = [];
  readonly #scopePlaces: number[] = [];
  /** The same without drawings: a closing tag of an element around one ends it. */
  readonly #endScopePlaces: number[] = [];

  // The tag that is being read.
  #kind: ElementKind = kindOf('');
  /** Those of the tag, used again for the next one: what keeps them copies them. */
  readonly #attributes: Attributes = noAttributes();
  readonly #given: (keyof Attributes)[] = [];
  #attribute = '';
  #value = '';
  #isHidden = false;

  // The block that is being read.
  #firstPiece = 0;
  #blockSurrounding = 0;
  #parting: number = Parting.none;
  #size = 0;
  #linkSize = 0;
  #strongSize = 0;
  #linkCount = 0;
  #anchorCount = 0;
  #pictureCount = 0;
  #fieldCount = 0;
  #inlineHints = '';

  constructor(html: string) {
    this.#html = html;
    this.#references = new References(html);
    const root = { index: 0, parent: null, name: '', hint: '', surrounding: 0, depth: 0 };
    this.#elements.push(root);
    const nothing = { mark: null, cell: null, row: null, outer: 0 };
    this.#stack.push({ kind: kindOf(''), element: root, surrounding: 0, ...nothing });
  }

  page(): Page {
    while (this.#stack.length > 1) this.#pop();
    this.#endBlock(Parting.paragraph);
    return {
      html: this.#html,
      pieces: this.#pieces,
      elements: this.#elements,
      blocks: this.#blocks,
      declarations: this.#declarations,
      marks: this.#marks,
      title: this.#title ?? '',
      linkedData: this.#linkedData,
      language: this.#language,
    };
  }

  ontext(start: number, end: number): void {
    // What follows the name in a closing tag that never ends: the tokenizer does not know where it begins.
    if (start < 0 || start >= end) return;
    const top = this.#stack.at(-1)!;
    if ((top.surrounding & (Surrounding.unseen | Surrounding.head)) !== 0) {
      this.#readUnseen(top, start, end);
      return;
    }
    if (top.kind.isRaw) this.#addRun(start, end);
    else this.#references.visit(start, end, this.#addRun, this.#addReference);
  }

  readonly #addRun = (start: number, end: number): void => {
    const size = inkOf(this.#html, start, end);
    if (size === 0 && this.#firstPiece === this.#pieces.starts.length) return;
    this.#addPiece(start, end, RUN, size);
  };

  readonly #addReference = (start: number, end: number, codes: readonly number[]): void => {
    for (const [i, code] of codes.entries())
      this.#addPiece(i === 0 ? start : end, end, code, isSpace(code) ? 0 : 1);
  };

  onopentagname(start: number, end: number): void {
    this.#kind = kindAt(this.#html, start, end);
    for (const name of this.#given) this.#attributes[name] = '';
    this.#given.length = 0;
    this.#isHidden = false;
  }

  onattribname(start: number, end: number): void {
    this.#attribute = attributeOf(this.#html, start, end);
    this.#value = '';
    if (this.#attribute === 'hidden') this.#isHidden = true;
  }

  onattribdata(start: number, end: number): void {
    if (this.#attribute !== '') this.#value += this.#html.slice(start, end);
  }

  onattribend(): void {
    const name = this.#attribute === 'value' ? this.#nameOfValue() : this.#attribute;
    if (name === '' || name === 'hidden') return;
    const value = decodedAttribute(this.#value);
    if (name === 'style') {
      if (HIDING_STYLE.test(value)) this.#isHidden = true;
    } else if (name === 'aria-hidden') {
      if (value === 'true') this.#isHidden = true;
    } else {
      // The first of two attributes of one name counts.
      const key = name as keyof Attributes;
      if (this.#attributes[key] === '') {
        this.#attributes[key] = value;
        this.#given.push(key);
      }
    }
    this.#attribute = '';
  }

  /** `<data>` states its content as `value`, and some write `<meta>` so, too. */
  #nameOfValue(): string {
    return this.#kind.name === 'meta' || this.#kind.name === 'data' ? 'content' : '';
  }

  onselfclosingtag(end: number): void {
    this.onopentagend(end);
  }

  onopentagend(end: number): void {
    const kind = this.#kind;
    const attributes = this.#attributes;
    if (kind.isPicture) this.#pictureCount++;
    else if (kind.isField && attributes.type !== 'hidden') this.#fieldCount++;
    if (kind.endsDrawing) this.#leaveDrawing();
    if (kind.isVoid) {
      this.#readVoid(kind, attributes, end);
      return;
    }
    this.#closeImplied(kind);
    if (kind.name === 'html' && this.#language === '') this.#language = attributes.lang;
    this.#open(kind, attributes);
  }

  onclosetag(start: number, end: number): void {
    const kind = kindAt(this.#html, start, end);
    if (kind.name === 'br' || kind.name === 'p') this.#leaveDrawing();
    if (kind.name === 'br') {
      this.#addBreak(start, end);
      return;
    }
    if (kind.name === 'body' || kind.name === 'html') return;
    const place = this.#places[kind.id]!;
    if (place === 0) {
      if (kind.parting > Parting.none) this.#endBlock(kind.parting);
      return;
    }
    if (
      !kind.isBlock &&
      (kind.surrounding & Surrounding.unseen) === 0 &&
      place < (this.#blockPlaces.at(-1) ?? 0)
    )
      return;
    if (!kind.isScope && !kind.isTablePart && place < (this.#endScopePlaces.at(-1) ?? 0)) return;
    while (this.#stack.length > place) this.#pop();
  }

  /** Ends the drawings that are open, but for those around a part that may hold HTML: they were not closed. */
  #leaveDrawing(): void {
    for (
      let place = this.#places[DRAWING.id]!;
      place > this.#innermost(WITH_HTML);
      place = this.#places[DRAWING.id]!
    )
      while (this.#stack.length > place) this.#pop();
  }

  // References are decoded where they are read.
  ontextentity(): void {}
  onattribentity(): void {}

  // What is not shown.
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  oncdata(): void {}
  onend(): void {}

  #titleOpen = false;

  #readUnseen({ kind }: Open, start: number, end: number): void {
    if (kind.name === 'title' && this.#titleOpen)
      this.#title += withoutReferences(this.#html.slice(start, end));
    else if (kind.name === 'script') {
      if (this.#isUntyped) {
        this.#isUntyped = false;
        this.#isLinkedData = LINKED_DATA_START.test(
          this.#html.slice(start, Math.min(end, start + LONGEST_START)),
        );
        if (this.#isLinkedData) this.#linkedData.push('');
      }
      if (this.#isLinkedData)
        this.#linkedData.push((this.#linkedData.pop() ?? '') + this.#html.slice(start, end));
    }
  }

  #isLinkedData = false;
  /** Whether the script that begins says nothing of what it is. */
  #isUntyped = false;

  #readVoid(kind: ElementKind, attributes: Attributes, end: number): void {
    if (attributes.content !== '' || attributes.rel !== '') {
      if (attributes.name === 'script:ld+json') this.#linkedData.push(attributes.content);
      else this.#declarations.push({ ...attributes });
    }
    if (kind.name === 'br') this.#addBreak(end, end + 1);
    else if (kind.parting > Parting.none) this.#endBlock(kind.parting);
  }

  #open(kind: ElementKind, attributes: Attributes): void {
    const outer = this.#stack.at(-1)!;
    const hides = this.#isHidden ? Surrounding.hidden : 0;
    const declares = attributes.itemprop === 'articleBody' ? Surrounding.declaredBody : 0;
    const surrounding = outer.surrounding | kind.surrounding | hides | declares | roleOf(attributes.role);
    const isVisible = (surrounding & (Surrounding.unseen | Surrounding.head)) === 0;
    let element = outer.element;
    const hint = this.#hints.of(attributes);
    if (kind.isBlock) {
      if (isVisible) this.#endBlock(kind.parting);
      element = {
        index: this.#elements.length,
        parent: outer.element,
        name: kind.name,
        hint: hint.text,
        surrounding,
        depth: outer.element.depth + 1,
      };
      this.#elements.push(element);
      this.#blockPlaces.push(this.#stack.length);
    } else if (isVisible) {
      if (hint.text !== '' && this.#inlineHints.length < 200) this.#inlineHints += ` ${hint.text}`;
      if (kind.name === 'a') {
        this.#linkCount++;
        if (attributes.href.startsWith('#')) this.#anchorCount++;
      }
    } else if (
      kind.name === 'title' &&
      this.#title === null &&
      (outer.surrounding & Surrounding.unseen) === 0
    ) {
      this.#title = '';
      this.#titleOpen = true;
    } else if (kind.name === 'script') {
      this.#isLinkedData = /\bld\+json\b/i.test(attributes.type);
      this.#isUntyped = attributes.type === '';
      // A script comes in several pieces.
      if (this.#isLinkedData) this.#linkedData.push('');
    }
    if (kind.isScope) {
      this.#scopePlaces.push(this.#stack.length);
      if (kind !== DRAWING) this.#endScopePlaces.push(this.#stack.length);
    }
    const isCell = kind.name === 'td' || kind.name === 'th';
    this.#stack.push({
      kind,
      element,
      surrounding,
      mark: isVisible ? this.#markOf(kind, attributes, hint, surrounding) : null,
      cell: isCell ? element : outer.cell,
      row: kind.name === 'tr' ? element : outer.row,
      outer: this.#places[kind.id]!,
    });
    this.#places[kind.id] = this.#stack.length - 1;
  }

  #markOf(kind: ElementKind, attributes: Attributes, hint: Hint, surrounding: number): Mark | null {
    const isTelling =
      kind.name === 'h1' ||
      kind.name === 'time' ||
      (this.#given.length > 0 &&
        (attributes.itemprop !== '' ||
          attributes.datetime !== '' ||
          attributes.time.length >= LEAST_TIME ||
          attributes.rel === 'author' ||
          (attributes.href !== '' && AUTHOR_ADDRESS.test(attributes.href)) ||
          hint.isTelling));
    if (!isTelling) return null;
    const firstPiece = this.#pieces.starts.length;
    const block = this.#blocks.length;
    const mark = {
      name: kind.name,
      hint: hint.text,
      attributes: { ...attributes },
      surrounding,
      firstPiece,
      lastPiece: firstPiece,
      block,
    };
    this.#marks.push(mark);
    return mark;
  }

  /** Ends the elements that the beginning of another one ends. */
  #closeImplied(kind: ElementKind): void {
    const isInHead =
      (this.#stack.at(-1)!.surrounding & (Surrounding.head | Surrounding.unseen)) === Surrounding.head;
    if (isInHead && !HEAD_ELEMENTS.has(kind.name)) this.#closeNearest(HEAD, []);
    if (kind.endsParagraph) this.#closeNearest(PARAGRAPH, []);
    if (isHeading(kind) && isHeading(this.#stack.at(-1)!.kind)) this.#pop();
    if (kind.ends.length > 0) this.#closeNearest(kind.ends, kind.within);
  }

  /** Ends the innermost open element of some kinds, unless one of `within` is open in it. */
  #closeNearest(kinds: readonly ElementKind[], within: readonly ElementKind[]): void {
    const place = this.#innermost(kinds);
    if (place <= 0 || place < this.#innermost(within)) return;
    // Those of tables are scopes themselves.
    if (!kinds[0]!.isTablePart && place < (this.#scopePlaces.at(-1) ?? 0)) return;
    while (this.#stack.length > place) this.#pop();
  }

  #innermost(kinds: readonly ElementKind[]): number {
    let place = 0;
    for (const { id } of kinds) place = Math.max(place, this.#places[id]!);
    return place;
  }

  #pop(): void {
    const { kind, surrounding, mark, outer } = this.#stack.at(-1)!;
    if (kind.isBlock && (surrounding & Surrounding.unseen) === 0) this.#endBlock(kind.parting);
    this.#stack.pop();
    this.#places[kind.id] = outer;
    if (kind.isScope) {
      this.#scopePlaces.pop();
      if (kind !== DRAWING) this.#endScopePlaces.pop();
    }
    if (mark !== null) mark.lastPiece = this.#pieces.starts.length;
    if (kind.isBlock) this.#blockPlaces.pop();
    else if (kind.name === 'title') this.#titleOpen = false;
  }

  /** Two line breaks in a row end a paragraph. */
  #addBreak(start: number, end: number): void {
    const top = this.#stack.at(-1)!;
    if ((top.surrounding & (Surrounding.unseen | Surrounding.head)) !== 0) return;
    if (this.#firstPiece === this.#pieces.starts.length) {
      this.#parting = Math.max(this.#parting, Parting.line);
      return;
    }
    const { codes } = this.#pieces;
    let last = codes.length - 1;
    while (last > this.#firstPiece && this.#isBlank(last)) last--;
    if (codes[last] === LINE_BREAK) this.#endBlock(Parting.paragraph);
    else this.#addPiece(start, end, LINE_BREAK, 0);
  }

  #isBlank(piece: number): boolean {
    const { starts, ends, codes } = this.#pieces;
    const code = codes[piece]!;
    return code === RUN ? inkOf(this.#html, starts[piece]!, ends[piece]!) === 0 : isSpace(code);
  }

  #addPiece(start: number, end: number, code: number, size: number): void {
    const { starts, ends, codes } = this.#pieces;
    const { surrounding } = this.#stack.at(-1)!;
    if (this.#size === 0) this.#blockSurrounding = surrounding;
    starts.push(start);
    ends.push(end);
    codes.push(code);
    this.#size += size;
    if ((surrounding & Surrounding.link) !== 0) this.#linkSize += size;
    if ((surrounding & (Surrounding.bold | Surrounding.italic)) !== 0) this.#strongSize += size;
  }

  /** Ends the block, if it has text; what follows is parted from it at least as stated. */
  #endBlock(parting: number): void {
    const first = this.#firstPiece;
    const last = this.#pieces.starts.length;
    if (this.#size > 0) {
      const { element, cell, row } = this.#stack.at(-1)!;
      this.#blocks.push({
        element,
        surrounding: this.#blockSurrounding,
        first,
        last,
        parting: this.#parting,
        cell,
        row,
        text: piecesText(this.#html, this.#pieces, first, last),
        size: this.#size,
        linkSize: this.#linkSize,
        strongSize: this.#strongSize,
        linkCount: this.#linkCount,
        anchorCount: this.#anchorCount,
        pictureCount: this.#pictureCount,
        fieldCount: this.#fieldCount,
        inlineHints: this.#inlineHints,
      });
      this.#parting = Parting.none;
      this.#pictureCount = 0;
      this.#fieldCount = 0;
    }
    this.#firstPiece = last;
    this.#size = 0;
    this.#linkSize = 0;
    this.#strongSize = 0;
    this.#linkCount = 0;
    this.#anchorCount = 0;
    this.#inlineHints = '';
    this.#parting = Math.max(this.#parting, parting);
  }
}
