import { Surrounding } from '../page/elements.js';
import type { Block, Page, PageElement } from '../page/page.js';
import { BlockSums, SUM_FEATURES } from './block-sums.js';
import { ANNOUNCEMENTS, announcementOf } from './opening-phrases.js';
import { endsSentence, type TextShape, textShape } from './text-shape.js';

/** What the features of a page's blocks are made from. */
export interface Evidence {
  /** Log odds of each block by its hints and by its words. */
  readonly hintScores: readonly number[];
  readonly wordScores: readonly number[];
  /** Whether each block is a title of the page. */
  readonly titles: readonly boolean[];
  /** The share of a text that the page declares to be the article's; -1 where it declares none. */
  readonly declaredShare: (text: string) => number;
  readonly isDescription: (text: string) => boolean;
}

const S = Surrounding;
const SURROUNDINGS: readonly number[] = [
  ...[S.article, S.main, S.aside, S.header, S.footer, S.nav, S.form, S.figure, S.figcaption, S.table, S.list],
  ...[S.quote, S.link, S.button, S.details, S.address, S.dialog, S.hidden, S.declaredBody, S.section, S.pre],
];

/** Prose is what is long enough and not made of links. */
const PROSE_SIZE = 70;
const PROSE_LINKS = 0.4;
const isProse = (size: number, linkSize: number): boolean =>
  size >= PROSE_SIZE && linkSize < PROSE_LINKS * size;

const LONGEST_ANNOUNCEMENT = 60;
const CREDIT =
  /\b(?:photo|image|foto|bild|picture|credit|getty|reuters|shutterstock|istock|afp|courtesy|screenshot)\b|[/©]/i;
const DATE = /\b(?:19|20)\d\d\b|\bago\b|\b\d{1,2}:\d\d\b/i;

/** The share of the page's prose that makes an element the page itself. */
const COMMON_SHARE = 0.7;

/** Tells the elements that hold most of the page's prose. */
export function commonElements({ blocks, elements }: Page): (element: PageElement) => boolean {
  const prose = new Float64Array(elements.length);
  for (const { element, size, linkSize } of blocks)
    if (isProse(size, linkSize)) prose[element.index]! += size;
  for (let i = elements.length - 1; i > 0; i--) prose[elements[i]!.parent!.index]! += prose[i]!;
  const enough = COMMON_SHARE * prose[0]!;
  return ({ index }) => prose[index]! > 0 && prose[index]! >= enough;
}

/** The features of every block of a page, a row each. */
export function blockFeatures(page: Page, evidence: Evidence): Float32Array[] {
  const { blocks, elements } = page;
  const shapes = blocks.map(({ text }) => textShape(text));
  const prose = blocks.map(({ size, linkSize }) => (isProse(size, linkSize) ? size : 0));
  const sums = elementSums(elements, blocks, prose, evidence.wordScores);
  const size = sums.valueOf(0, 'size');
  const pageProse = sums.valueOf(0, 'prose');
  const center = centerOf(elements, blocks, prose);
  const body = bodyOf(elements, sums);
  const fromCenter = stepsFrom(elements, center);
  const fromBody = stepsFrom(elements, body);
  const looks = looksOf(elements, blocks);
  const lookSums = sumsOfLooks(blocks, looks, prose, evidence.wordScores);
  const same = repetitions(blocks);
  const { titles } = evidence;
  const titleAt = titleBlock(blocks, titles, center);
  const toProse = distancesToProse(prose);
  const announced = blocks.map(({ text }) => ANNOUNCEMENTS.indexOf(announcementOf(text)!));
  const since = ANNOUNCEMENTS.map(() => 99);
  const sizeAtLast = ANNOUNCEMENTS.map(() => -1);

  const centerSpan = spanOf(blocks, fromCenter.down);
  const bodySpan = spanOf(blocks, fromBody.down);
  const views = viewsOf(blocks, shapes, evidence);
  const values = new Float32Array(blocks.length * FEATURE_COUNT);

  const logSize = Math.log1p(size);
  const linkShare = sums.valueOf(0, 'linkSize') / size;
  const proseShare = pageProse / size;
  let sizeBefore = 0;
  let sizeAtTitle = 0;
  let heading = -1;
  let sizeAtHeading = 0;
  return blocks.map((block, i) => {
    const row = new Row(values.subarray(i * FEATURE_COUNT, (i + 1) * FEATURE_COUNT));
    const shape = shapes[i]!;
    putText(row, block, shape);
    putPlace(row, block);
    row.put(evidence.hintScores[i]!);
    row.put(evidence.wordScores[i]!);
    row.put(evidence.declaredShare(block.text));
    row.put(evidence.isDescription(block.text) ? 1 : 0);
    row.put(announced[i]!);
    row.put(block.size < 400 && CREDIT.test(block.text) ? 1 : 0);
    row.put(block.size < 120 && DATE.test(block.text) ? 1 : 0);
    row.put(block.size > LONGEST_ANNOUNCEMENT ? -2 : (announced[i + 1] ?? -1));
    for (let kind = 0; kind < ANNOUNCEMENTS.length; kind++) {
      row.put(Math.min(99, ++since[kind]!));
      row.put(sizeAtLast[kind]! < 0 ? -1 : Math.log1p(sizeBefore - sizeAtLast[kind]!));
    }
    // A short block announces what follows; a long one only begins like that.
    if (announced[i]! >= 0 && block.size < LONGEST_ANNOUNCEMENT) {
      since[announced[i]!] = 0;
      sizeAtLast[announced[i]!] = sizeBefore;
    }
    // Where it stands on the page.
    row.put(i / blocks.length);
    row.put(i);
    row.put(blocks.length - i);
    row.put(sizeBefore / size);
    row.put(titles[i] ? 1 : 0);
    if (i === titleAt) sizeAtTitle = sizeBefore;
    row.put(titleAt < 0 ? 0 : clamp(i - titleAt, 100));
    row.put(titleAt < 0 || i < titleAt ? -1 : Math.log1p(sizeBefore - sizeAtTitle));
    row.put(logSize);
    row.put(linkShare);
    row.put(proseShare);
    // What is around it.
    for (const offset of NEIGHBOURS) putNeighbour(row, blocks, views, i, offset);
    row.put(clamp(toProse.before[i]!, 50));
    row.put(clamp(toProse.after[i]!, 50));
    const parent = block.element.parent ?? block.element;
    const grandparent = parent.parent ?? parent;
    sums.putFeatures(block.element.index, pageProse, row);
    sums.putFeatures(parent.index, pageProse, row);
    sums.putFeatures(grandparent.index, pageProse, row);
    sums.putFeatures((grandparent.parent ?? grandparent).index, pageProse, row);
    lookSums.putFeatures(looks[block.element.index]!, pageProse, row);
    row.put(clamp(fromCenter.up[block.element.index]!, 12));
    row.put(clamp(fromCenter.down[block.element.index]!, 12));
    row.put(clamp(fromBody.up[block.element.index]!, 12));
    row.put(clamp(fromBody.down[block.element.index]!, 12));
    row.put(clamp(block.element.depth - elements[center]!.depth, 20));
    sums.putFeatures(center, pageProse, row);
    row.put(centerSpan.placeOf(i));
    row.put(centerSpan.shareOf(i));
    row.put(bodySpan.placeOf(i));
    row.put(bodySpan.shareOf(i));
    row.put(block.anchorCount / Math.max(1, block.linkCount));
    row.put(clamp(block.pictureCount, 5));
    row.put(clamp(blocks[i + 1]?.pictureCount ?? 0, 5));
    row.put(clamp(block.fieldCount, 5));
    row.put(clamp(blocks[i + 1]?.fieldCount ?? 0, 5));
    row.put(clamp(sums.valueOf(parent.index, 'fields'), 5));
    row.put(clamp(sums.valueOf(grandparent.index, 'fields'), 5));
    // The heading above it.
    row.put(heading < 0 ? 99 : clamp(i - heading, 99));
    row.put(heading < 0 ? -9 : evidence.wordScores[heading]!);
    row.put(heading < 0 ? -9 : evidence.hintScores[heading]!);
    row.put(heading < 0 ? -1 : blocks[heading]!.linkSize / blocks[heading]!.size);
    row.put(heading < 0 ? -1 : Math.log1p(sizeBefore - sizeAtHeading));
    if ((block.surrounding & S.heading) !== 0) {
      heading = i;
      sizeAtHeading = sizeBefore;
    }
    row.put(same.counts[same.first[i]!]!);
    row.put(same.first[i]! < i ? 1 : 0);
    sizeBefore += block.size;
    return row.values;
  });
}

/** The features of a block, put one after the other. */
class Row {
  readonly values: Float32Array;
  #at = 0;

  constructor(values: Float32Array) {
    this.values = values;
  }

  put(value: number): void {
    this.values[this.#at++] = value;
  }
}

/** The number of features of a block. */
const FEATURE_COUNT =
  21 + 9 + SURROUNDINGS.length + 20 + 10 + 5 * 9 + 2 + 6 * SUM_FEATURES + 5 + 2 + 4 + 7 + 5;

const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

function putText(row: Row, block: Block, shape: TextShape): void {
  const words = Math.max(1, shape.words);
  const { size } = block;
  row.put(Math.log1p(size));
  row.put(shape.words);
  row.put(shape.letters / words);
  row.put(block.linkSize / size);
  row.put(block.strongSize / size);
  row.put(block.linkCount);
  row.put(block.linkCount / words);
  row.put(shape.stops);
  row.put(shape.stops / words);
  row.put(shape.commas / words);
  row.put(shape.capitalised / words);
  row.put(shape.shouted / words);
  row.put(shape.digits / size);
  row.put(shape.letters / size);
  row.put(shape.quotationMarks);
  row.put(shape.lineEnds);
  row.put(shape.bars);
  row.put(endsSentence(shape) ? 1 : 0);
  row.put(shape.last === ':' ? 1 : shape.last === '?' ? 2 : 0);
  row.put(/^\p{Ll}/u.test(shape.first) ? 1 : 0);
  row.put(block.text.includes('©') ? 2 : block.text.includes('@') ? 1 : 0);
}

function putPlace(row: Row, { element, surrounding, parting }: Block): void {
  const { name } = element;
  row.put(name === 'p' ? 1 : 0);
  row.put(name === 'li' ? 1 : 0);
  row.put(name === 'div' || name === 'section' || name === 'article' ? 1 : 0);
  row.put(name === 'td' || name === 'th' ? 1 : 0);
  row.put(/^h[1-6]$/.test(name) ? Number(name[1]) : 0);
  row.put(name === 'blockquote' ? 1 : 0);
  row.put(element.parent?.name === 'blockquote' ? 1 : element.parent?.name === 'li' ? 2 : 0);
  row.put(parting);
  row.put(element.depth);
  for (const bit of SURROUNDINGS) row.put((surrounding & bit) === 0 ? 0 : 1);
}

/** What a block's neighbours are told of it, for each block so many values. */
const VIEW = 6;

function viewsOf(
  blocks: readonly Block[],
  shapes: readonly TextShape[],
  { hintScores, wordScores }: Evidence,
): Float32Array {
  const views = new Float32Array(VIEW * blocks.length);
  blocks.forEach(({ size, linkSize, surrounding }, i) => {
    const at = VIEW * i;
    views[at] = Math.log1p(size);
    views[at + 1] = linkSize / size;
    views[at + 2] = endsSentence(shapes[i]!) ? 1 : 0;
    views[at + 3] = hintScores[i]!;
    views[at + 4] = wordScores[i]!;
    views[at + 5] = (surrounding & S.heading) === 0 ? 0 : 1;
  });
  return views;
}

/** Before and after a block. */
const NEIGHBOURS: readonly number[] = [-2, -1, 1, 2, 3];

function putNeighbour(
  row: Row,
  blocks: readonly Block[],
  views: Float32Array,
  index: number,
  offset: number,
): void {
  const { element } = blocks[index]!;
  const other = blocks[index + offset]?.element;
  if (other === undefined) {
    for (const value of NO_NEIGHBOUR) row.put(value);
    return;
  }
  const at = VIEW * (index + offset);
  for (let i = 0; i < VIEW; i++) row.put(views[at + i]!);
  row.put(other === element ? 2 : other.parent === element.parent ? 1 : 0);
  row.put(other.name === element.name && other.hint === element.hint ? 1 : 0);
  row.put(other.depth - element.depth);
}

const NO_NEIGHBOUR: readonly number[] = [-1, -1, -1, -9, -9, -1, 0, 0, 99];

/** For each element, the sums over the blocks in it. */
function elementSums(
  elements: readonly PageElement[],
  blocks: readonly Block[],
  prose: readonly number[],
  wordScores: readonly number[],
): BlockSums {
  const sums = new BlockSums(elements.length);
  blocks.forEach((block, i) => {
    sums.addBlock(block.element.index, block, prose[i]!, wordScores[i]!);
  });
  for (let i = elements.length - 1; i > 0; i--) sums.addPlace(elements[i]!.parent!.index, i);
  return sums;
}

/** The element whose own paragraphs make the most prose; those of its children count half. */
function centerOf(
  elements: readonly PageElement[],
  blocks: readonly Block[],
  prose: readonly number[],
): number {
  const scores = new Float64Array(elements.length);
  blocks.forEach(({ element }, i) => {
    const size = prose[i]!;
    if (size === 0) return;
    const parent = element.parent ?? element;
    scores[parent.index]! += size;
    scores[(parent.parent ?? parent).index]! += size / 2;
  });
  let best = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i;
  return best;
}

/** The innermost element that has most of the page's prose. */
function bodyOf(elements: readonly PageElement[], sums: BlockSums): number {
  const enough = 0.75 * sums.valueOf(0, 'prose');
  let best = 0;
  for (let i = 1; i < elements.length; i++)
    if (sums.valueOf(i, 'prose') >= enough && elements[i]!.depth > elements[best]!.depth) best = i;
  return best;
}

/** For each element, how far up the ancestor is that it shares with a place, and how far down that place is then. */
function stepsFrom(elements: readonly PageElement[], place: number): { up: Int32Array; down: Int32Array } {
  const up = new Int32Array(elements.length);
  const down = new Int32Array(elements.length);
  const above = new Set<number>();
  for (let at: PageElement | null = elements[place]!; at !== null; at = at.parent) above.add(at.index);
  for (const { index, parent, depth } of elements) {
    if (above.has(index)) down[index] = elements[place]!.depth - depth;
    else {
      up[index] = up[parent!.index]! + 1;
      down[index] = down[parent!.index]!;
    }
  }
  return { up, down };
}

/** The blocks of an element. */
interface Span {
  /** How many blocks a block stands before them (less than 0) or after them (more). */
  readonly placeOf: (block: number) => number;
  /** Where it stands in them, from 0 to 1. */
  readonly shareOf: (block: number) => number;
}

/** @param down how far an element is from being in the one whose span it is */
function spanOf(blocks: readonly Block[], down: Int32Array): Span {
  const isIn = ({ element }: Block): boolean => down[element.index] === 0;
  const first = blocks.findIndex(isIn);
  const last = blocks.findLastIndex(isIn);
  return {
    placeOf: (block) => clamp(block < first ? block - first : Math.max(0, block - last), 100),
    shareOf: (block) => clamp((block - first) / Math.max(1, last - first), 2),
  };
}

/**
 * For each element that has a block, a number for what its blocks look like: its name and hint, and those of the
 * element around it.
 */
function looksOf(elements: readonly PageElement[], blocks: readonly Block[]): Int32Array {
  const looks = new Int32Array(elements.length).fill(-1);
  const names = new Numbering<string>();
  const hints = new Numbering<string>();
  const own = new Numbering<number>();
  const numbers = new Numbering<number>();
  const ownLook = ({ name, hint }: PageElement): number => own.of(names.of(name) * MANY + hints.of(hint));
  for (const { element } of blocks) {
    if (looks[element.index]! >= 0) continue;
    const around = element.parent === null ? 0 : 1 + ownLook(element.parent);
    looks[element.index] = numbers.of(around * MANY + ownLook(element));
  }
  return looks;
}

/** More than the elements of any page, and small enough that its square is a whole number. */
const MANY = 2 ** 26;

/** Numbers for values: the first one met is 0. */
class Numbering<Value> {
  readonly #numbers = new Map<Value, number>();

  of(value: Value): number {
    let number = this.#numbers.get(value);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(value, number);
    }
    return number;
  }
}

/** The sums over the blocks that look alike. */
function sumsOfLooks(
  blocks: readonly Block[],
  looks: Int32Array,
  prose: readonly number[],
  wordScores: readonly number[],
): BlockSums {
  const sums = new BlockSums(1 + looks.reduce((most, look) => Math.max(most, look), -1));
  blocks.forEach((block, i) => {
    sums.addBlock(looks[block.element.index]!, block, prose[i]!, wordScores[i]!);
  });
  return sums;
}

/** For each block, the first one with its text; and for that, how many have it. */
function repetitions(blocks: readonly Block[]): { first: Int32Array; counts: Int32Array } {
  const firsts = new Map<string, number>();
  const first = new Int32Array(blocks.length);
  const counts = new Int32Array(blocks.length);
  blocks.forEach(({ text }, i) => {
    const known = firsts.get(text);
    if (known === undefined) firsts.set(text, i);
    first[i] = known ?? i;
    counts[first[i]!]!++;
  });
  return { first, counts };
}

/** The last title before the middle of the prose; a heading if one is. -1 if there is none. */
function titleBlock(blocks: readonly Block[], titles: readonly boolean[], center: number): number {
  const start = blocks.findIndex(({ element }) => element.index > center);
  let best = -1;
  for (let i = 0; i < blocks.length; i++) {
    if (!titles[i]) continue;
    const isHeading = (blocks[i]!.surrounding & S.heading) !== 0;
    const isBefore = start < 0 || i <= start + 3;
    if (best < 0 || (isBefore && isHeading)) best = i;
  }
  return best;
}

/** How many blocks away the nearest prose is, before and after each block. */
function distancesToProse(prose: readonly number[]): { before: Int32Array; after: Int32Array } {
  const before = new Int32Array(prose.length);
  const after = new Int32Array(prose.length);
  let last = -1000;
  for (let i = 0; i < prose.length; i++) {
    before[i] = i - last;
    if (prose[i]! > 0) last = i;
  }
  last = prose.length + 1000;
  for (let i = prose.length - 1; i >= 0; i--) {
    after[i] = last - i;
    if (prose[i]! > 0) last = i;
  }
  return { before, after };
}
