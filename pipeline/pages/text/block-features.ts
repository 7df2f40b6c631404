import { Surrounding } from '../page/elements.js';
import type { Block, Page, PageElement } from '../page/page.js';
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

/** Sums over the blocks of an element, or of those that look alike. */
interface Sums {
  size: number;
  linkSize: number;
  prose: number;
  blocks: number;
  headings: number;
  fields: number;
  wordScore: number;
}

const noSums = (): Sums => ({
  size: 0,
  linkSize: 0,
  prose: 0,
  blocks: 0,
  headings: 0,
  fields: 0,
  wordScore: 0,
});

function add(to: Sums, from: Sums): void {
  to.size += from.size;
  to.linkSize += from.linkSize;
  to.prose += from.prose;
  to.blocks += from.blocks;
  to.headings += from.headings;
  to.fields += from.fields;
  to.wordScore += from.wordScore;
}

/** The features of every block of a page, a row each. */
export function blockFeatures(page: Page, evidence: Evidence): Float32Array[] {
  const { blocks, elements } = page;
  const shapes = blocks.map(({ text }) => textShape(text));
  const own = blocks.map((block, i): Sums => {
    const prose = isProse(block.size, block.linkSize) ? block.size : 0;
    const headings = (block.surrounding & S.heading) !== 0 ? 1 : 0;
    const { size, linkSize, fieldCount: fields } = block;
    return { size, linkSize, prose, blocks: 1, headings, fields, wordScore: evidence.wordScores[i]! };
  });
  const sums = elementSums(elements, blocks, own);
  const total = sums[0]!;
  const center = centerOf(elements, blocks, own);
  const body = bodyOf(elements, sums);
  const fromCenter = stepsFrom(elements, center);
  const fromBody = stepsFrom(elements, body);
  const looksRow = looksRows(elements, blocks, own, total);
  const seen = new Map<string, number>();
  for (const { text } of blocks) seen.set(text, (seen.get(text) ?? 0) + 1);
  const { titles } = evidence;
  const titleAt = titleBlock(blocks, titles, center);
  const met = new Set<string>();
  const toProse = distancesToProse(own);
  const announced = blocks.map(({ text }) => ANNOUNCEMENTS.indexOf(announcementOf(text)!));
  const since = ANNOUNCEMENTS.map(() => 99);
  const sizeAtLast = ANNOUNCEMENTS.map(() => -1);

  const centerSpan = spanOf(blocks, fromCenter.down);
  const bodySpan = spanOf(blocks, fromBody.down);
  const views = blocks.map((block, i) => viewOf(block, shapes[i]!, evidence, i));
  const sumsRow = sumsRows(sums, total);
  const values = new Float32Array(blocks.length * FEATURE_COUNT);

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
    row.put(sizeBefore / total.size);
    row.put(titles[i] ? 1 : 0);
    if (i === titleAt) sizeAtTitle = sizeBefore;
    row.put(titleAt < 0 ? 0 : clamp(i - titleAt, 100));
    row.put(titleAt < 0 || i < titleAt ? -1 : Math.log1p(sizeBefore - sizeAtTitle));
    row.put(Math.log1p(total.size));
    row.put(total.linkSize / total.size);
    row.put(total.prose / total.size);
    // What is around it.
    for (const offset of NEIGHBOURS) putNeighbour(row, views, i, offset);
    row.put(clamp(toProse.before[i]!, 50));
    row.put(clamp(toProse.after[i]!, 50));
    const parent = block.element.parent ?? block.element;
    const grandparent = parent.parent ?? parent;
    row.putAll(sumsRow(block.element.index));
    row.putAll(sumsRow(parent.index));
    row.putAll(sumsRow(grandparent.index));
    row.putAll(sumsRow((grandparent.parent ?? grandparent).index));
    row.putAll(looksRow(block.element));
    row.put(clamp(fromCenter.up[block.element.index]!, 12));
    row.put(clamp(fromCenter.down[block.element.index]!, 12));
    row.put(clamp(fromBody.up[block.element.index]!, 12));
    row.put(clamp(fromBody.down[block.element.index]!, 12));
    row.put(clamp(block.element.depth - elements[center]!.depth, 20));
    row.putAll(sumsRow(center));
    row.put(centerSpan.placeOf(i));
    row.put(centerSpan.shareOf(i));
    row.put(bodySpan.placeOf(i));
    row.put(bodySpan.shareOf(i));
    row.put(block.anchorCount / Math.max(1, block.linkCount));
    row.put(clamp(block.pictureCount, 5));
    row.put(clamp(blocks[i + 1]?.pictureCount ?? 0, 5));
    row.put(clamp(block.fieldCount, 5));
    row.put(clamp(blocks[i + 1]?.fieldCount ?? 0, 5));
    row.put(clamp(sums[parent.index]!.fields, 5));
    row.put(clamp(sums[grandparent.index]!.fields, 5));
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
    row.put(seen.get(block.text)!);
    row.put(met.has(block.text) ? 1 : 0);
    met.add(block.text);
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

  putAll(values: Float32Array): void {
    for (let i = 0; i < values.length; i++) this.values[this.#at++] = values[i]!;
  }
}

/** The number of features of a block. */
const FEATURE_COUNT = 21 + 9 + SURROUNDINGS.length + 20 + 10 + 5 * 9 + 2 + 6 * 5 + 5 + 2 + 4 + 7 + 5;

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

/** What a block's neighbours are told of it. */
interface View {
  readonly element: PageElement;
  readonly size: number;
  readonly linkShare: number;
  readonly endsSentence: number;
  readonly hintScore: number;
  readonly wordScore: number;
  readonly isHeading: number;
}

const viewOf = (
  { element, size, linkSize, surrounding }: Block,
  shape: TextShape,
  { hintScores, wordScores }: Evidence,
  index: number,
): View => ({
  element,
  size: Math.log1p(size),
  linkShare: linkSize / size,
  endsSentence: endsSentence(shape) ? 1 : 0,
  hintScore: hintScores[index]!,
  wordScore: wordScores[index]!,
  isHeading: (surrounding & S.heading) === 0 ? 0 : 1,
});

/** Before and after a block. */
const NEIGHBOURS: readonly number[] = [-2, -1, 1, 2, 3];

function putNeighbour(row: Row, views: readonly View[], index: number, offset: number): void {
  const { element } = views[index]!;
  const other = views[index + offset];
  if (other === undefined) {
    for (const value of NO_NEIGHBOUR) row.put(value);
    return;
  }
  row.put(other.size);
  row.put(other.linkShare);
  row.put(other.endsSentence);
  row.put(other.hintScore);
  row.put(other.wordScore);
  row.put(other.isHeading);
  row.put(other.element === element ? 2 : other.element.parent === element.parent ? 1 : 0);
  row.put(other.element.name === element.name && other.element.hint === element.hint ? 1 : 0);
  row.put(other.element.depth - element.depth);
}

const NO_NEIGHBOUR: readonly number[] = [-1, -1, -1, -9, -9, -1, 0, 0, 99];

/** The features of some sums. */
function sumsFeatures({ size, linkSize, prose, blocks, wordScore }: Sums, total: Sums): Float32Array {
  const features = new Float32Array(5);
  features[0] = Math.log1p(size);
  features[1] = linkSize / Math.max(1, size);
  features[2] = total.prose === 0 ? 0 : prose / total.prose;
  features[3] = Math.min(200, blocks);
  features[4] = wordScore / Math.max(1, blocks);
  return features;
}

/** The features of the sums of each element, made when they are first asked for. */
function sumsRows(sums: readonly Sums[], total: Sums): (index: number) => Float32Array {
  const rows: (Float32Array | undefined)[] = new Array(sums.length);
  return (index) => {
    rows[index] ??= sumsFeatures(sums[index]!, total);
    return rows[index];
  };
}

/** For each element, the sums over the blocks in it. */
function elementSums(
  elements: readonly PageElement[],
  blocks: readonly Block[],
  own: readonly Sums[],
): Sums[] {
  const sums = elements.map(noSums);
  blocks.forEach(({ element }, i) => {
    add(sums[element.index]!, own[i]!);
  });
  for (let i = elements.length - 1; i > 0; i--) add(sums[elements[i]!.parent!.index]!, sums[i]!);
  return sums;
}

/** The element whose own paragraphs make the most prose; those of its children count half. */
function centerOf(elements: readonly PageElement[], blocks: readonly Block[], own: readonly Sums[]): number {
  const scores = new Float64Array(elements.length);
  blocks.forEach(({ element }, i) => {
    const { prose } = own[i]!;
    if (prose === 0) return;
    const parent = element.parent ?? element;
    scores[parent.index]! += prose;
    scores[(parent.parent ?? parent).index]! += prose / 2;
  });
  let best = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[best]!) best = i;
  return best;
}

/** The innermost element that has most of the page's prose. */
function bodyOf(elements: readonly PageElement[], sums: readonly Sums[]): number {
  const enough = 0.75 * sums[0]!.prose;
  let best = 0;
  for (let i = 1; i < elements.length; i++)
    if (sums[i]!.prose >= enough && elements[i]!.depth > elements[best]!.depth) best = i;
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

/** What makes blocks look alike: their element's name and hint, and those around it. */
const lookOf = ({ name, hint, parent }: PageElement): string =>
  `${name}\n${hint}\n${parent?.name}\n${parent?.hint}`;

/** The features of the sums over the blocks that look like those of an element. */
function looksRows(
  elements: readonly PageElement[],
  blocks: readonly Block[],
  own: readonly Sums[],
  total: Sums,
): (element: PageElement) => Float32Array {
  const byLook = new Map<string, Sums>();
  const ofElements: (Sums | undefined)[] = new Array(elements.length);
  blocks.forEach(({ element }, i) => {
    let sums = ofElements[element.index];
    if (sums === undefined) {
      const look = lookOf(element);
      sums = byLook.get(look) ?? noSums();
      byLook.set(look, sums);
      ofElements[element.index] = sums;
    }
    add(sums, own[i]!);
  });
  const rows = new Map<Sums, Float32Array>();
  return ({ index }) => {
    const sums = ofElements[index]!;
    let row = rows.get(sums);
    if (row === undefined) {
      row = sumsFeatures(sums, total);
      rows.set(sums, row);
    }
    return row;
  };
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
function distancesToProse(own: readonly Sums[]): { before: Int32Array; after: Int32Array } {
  const before = new Int32Array(own.length);
  const after = new Int32Array(own.length);
  let last = -1000;
  for (let i = 0; i < own.length; i++) {
    before[i] = i - last;
    if (own[i]!.prose > 0) last = i;
  }
  last = own.length + 1000;
  for (let i = own.length - 1; i >= 0; i--) {
    after[i] = last - i;
    if (own[i]!.prose > 0) last = i;
  }
  return { before, after };
}
