import { hashPiece } from '../../text/hash.js';
import { Surrounding } from '../page/elements.js';
import type { Block, Page, PageElement } from '../page/page.js';
import { visitWords } from './block-words.js';
import { announcementOf } from './opening-phrases.js';

/** The probability from which a block is kept. */
const LIKELY = 0.5;
/** Where nothing is that likely, blocks are kept that are half as likely as the best. */
const LEAST_BEST = 0.2;
/** The least text of an article, in letters. */
const LEAST_TEXT = 150;

/**
 * The blocks of the article: those that are likely, without its headline, teasers and announced links, what repeats
 * another one, and headings that nothing follows.
 *
 * @param titles whether each block is a title of the page
 * @returns whether each block is kept
 */
export function chooseBlocks(
  { blocks }: Page,
  probabilities: readonly number[],
  titles: readonly boolean[],
): boolean[] {
  const kept = probabilities.map((probability) => probability >= LIKELY);
  if (sizeOf(blocks, kept) < LEAST_TEXT) {
    const best = bestOfLong(blocks, probabilities);
    if (best >= LEAST_BEST)
      probabilities.forEach((probability, i) => {
        kept[i] ||= probability >= best / 2;
      });
  }
  keepSignatures(blocks, kept);
  dropHeadline(blocks, kept, titles);
  dropTeasers(blocks, kept);
  dropAnnouncedLinks(blocks, kept);
  dropRepetitions(blocks, kept);
  dropEmptyHeadings(blocks, kept);
  return kept;
}

const sizeOf = (blocks: readonly Block[], kept: readonly boolean[]): number =>
  blocks.reduce((sum, { size }, i) => (kept[i] ? sum + size : sum), 0);

const LONG = 100;
function bestOfLong(blocks: readonly Block[], probabilities: readonly number[]): number {
  let best = 0;
  blocks.forEach(({ size }, i) => {
    if (size >= LONG) best = Math.max(best, probabilities[i]!);
  });
  return best;
}

/** Drops the headings over the text that are its title. */
function dropHeadline(blocks: readonly Block[], kept: boolean[], titles: readonly boolean[]): void {
  for (let i = kept.indexOf(true); i >= 0 && isHeadline(blocks[i]!, titles[i]!); i = kept.indexOf(true, i))
    kept[i] = false;
}

const isHeadline = ({ surrounding }: Block, isTitle: boolean): boolean =>
  isTitle && (surrounding & Surrounding.heading) !== 0;

/** The longest teaser, in letters. */
const LONGEST_TEASER = 400;
/** The greatest share of the text that is about other stories. */
const OTHERS_SHARE = 0.25;

/**
 * Drops boxes that a linked heading begins and a short text fills: teasers of other stories. Where they make much of
 * the text, they are the article, as in a list of links.
 */
function dropTeasers(blocks: readonly Block[], kept: boolean[]): void {
  const teasers: number[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const box = blocks[i]!.element.parent;
    if (!isLinkedHeading(blocks[i]!) || box === blocks[i - 1]?.element.parent) continue;
    let size = blocks[i]!.size;
    let end = i + 1;
    for (; end < blocks.length && blocks[end]!.element.parent === box; end++) size += blocks[end]!.size;
    // What goes on in the box's own text is no teaser.
    if (end > i + 1 && size <= LONGEST_TEASER && blocks[end]?.element !== box)
      for (let j = i; j < end; j++) if (kept[j]) teasers.push(j);
    i = end - 1;
  }
  dropOthers(blocks, kept, teasers);
}

/** Drops blocks that are about other stories, unless they make much of the text. */
function dropOthers(blocks: readonly Block[], kept: boolean[], others: readonly number[]): void {
  const size = others.reduce((sum, i) => sum + blocks[i]!.size, 0);
  if (size < OTHERS_SHARE * sizeOf(blocks, kept)) for (const i of others) kept[i] = false;
}

/** The longest line over links, in letters. */
const LONGEST_LABEL = 60;

/**
 * Drops links to other stories under a line that announces them, and the line: `Read more:`. The model knows each of
 * them by itself, and keeps some where it drops others.
 */
function dropAnnouncedLinks(blocks: readonly Block[], kept: boolean[]): void {
  const others: number[] = [];
  for (let i = 0; i < blocks.length; i++) {
    if (!kept[i] || !isLabel(blocks[i]!) || announcementOf(blocks[i]!.text) !== 'related') continue;
    let end = i + 1;
    while (end < blocks.length && isLink(blocks[end]!)) end++;
    if (end > i + 1) for (let j = i; j < end; j++) if (kept[j]) others.push(j);
    i = end - 1;
  }
  dropOthers(blocks, kept, others);
}

/** Whether a block looks like a line over what follows: a heading, bold, or with a colon. */
const isLabel = ({ surrounding, size, strongSize, text }: Block): boolean =>
  size < LONGEST_LABEL &&
  ((surrounding & Surrounding.heading) !== 0 || strongSize > 0.9 * size || text.endsWith(':'));

/** Whether a block is a link and no heading. */
const isLink = ({ surrounding, size, linkSize }: Block): boolean =>
  (surrounding & Surrounding.heading) === 0 && linkSize > 0.8 * size;

const isLinkedHeading = ({ surrounding, size, linkSize }: Block): boolean =>
  (surrounding & Surrounding.heading) !== 0 && linkSize > 0.9 * size;

const RUN_LENGTH = 6;

/**
 * Drops what stands in another kept block word for word: pull quotes and who said them, texts a page has twice. A line
 * under a quotation that stays does so, too: two posts of one day have the same signature.
 */
function dropRepetitions(blocks: readonly Block[], kept: boolean[]): void {
  const runs = blocks.map(({ text }, i) => (kept[i] ? runsOf(text) : []));
  /** The longest block that has a run; the first of equals. */
  const owners = new Map<number, number>();
  runs.forEach((own, i) => {
    for (const run of own) {
      const owner = owners.get(run);
      if (owner === undefined || own.length > runs[owner]!.length) owners.set(run, i);
    }
  });
  runs.forEach((own, i) => {
    if (own.length === 0) return;
    const owner = owners.get(own[0]!)!;
    if (owner === i || own.some((run) => owners.get(run) !== owner)) return;
    if (isUnderQuotation(blocks, kept, i)) return;
    kept[i] = false;
    const box = quoteAround(blocks[i]!);
    for (let j = i + 1; box !== null && j < blocks.length; j++) {
      if (blocks[j]!.size > LONGEST_SPEAKER || quoteAround(blocks[j]!) !== box) break;
      kept[j] = false;
    }
  });
}

/** Keeps the line that signs a quotation which stays: `— Ann Lee (@annlee) May 5, 2020`. */
function keepSignatures(blocks: readonly Block[], kept: boolean[]): void {
  blocks.forEach(({ text }, i) => {
    if (!kept[i] && SIGNATURE.test(text) && isUnderQuotation(blocks, kept, i)) kept[i] = true;
  });
}

const SIGNATURE = /^(?:[—–―]|--?) ?\p{Lu}/u;

/** Whether a block is the line under a kept quotation that says whose it is. */
function isUnderQuotation(blocks: readonly Block[], kept: readonly boolean[], i: number): boolean {
  if (i === 0 || !kept[i - 1] || blocks[i]!.size > LONGEST_SPEAKER) return false;
  const box = quoteAround(blocks[i]!);
  return box !== null && quoteAround(blocks[i - 1]!) === box;
}

/** The longest line under a pull quote, in letters. */
const LONGEST_SPEAKER = 80;
/** How many elements of a pull quote are in one another at most. */
const DEEPEST_QUOTE = 5;

/** The element of a quotation around a block; null if there is none near. */
function quoteAround({ element }: Block): PageElement | null {
  let outer: PageElement | null = element;
  for (let i = 0; i < DEEPEST_QUOTE && outer !== null; i++) {
    if (outer.name === 'blockquote' || outer.name === 'figure') return outer;
    outer = outer.parent;
  }
  return null;
}

/** Hashes of the runs of words of a text. */
function runsOf(text: string): number[] {
  const lower = text.toLowerCase();
  const words: number[] = [];
  visitWords(lower, (start, end) => words.push(hashPiece(lower, start, end)) > 0);
  const runs: number[] = [];
  let run = 0;
  for (let i = 0; i < words.length; i++) {
    run = (Math.imul(run, RUN_BASE) + words[i]!) | 0;
    if (i >= RUN_LENGTH) run = (run - Math.imul(words[i - RUN_LENGTH]!, RUN_BASE_PASSED)) | 0;
    if (i >= RUN_LENGTH - 1) runs.push(run);
  }
  return runs;
}

/** A run is a number whose digits are its words, and the weight of the word that leaves it. */
const RUN_BASE = 0x9e3779b1;
const RUN_BASE_PASSED = Array.from({ length: RUN_LENGTH }, () => RUN_BASE).reduce(Math.imul, 1);

/**
 * Drops headings that nothing follows: those at the end, and those of which everything was dropped before the next
 * heading of their level.
 */
function dropEmptyHeadings(blocks: readonly Block[], kept: boolean[]): void {
  /** The level of the heading that is the next kept block, 0 at the end of the text, 9 for other text. */
  let next = 0;
  let nextAt = blocks.length;
  for (let i = blocks.length - 1; i >= 0; i--) {
    if (!kept[i]) continue;
    const level = levelOf(blocks[i]!);
    const isEmpty = next === 0 || (next <= level && nextAt > i + 1);
    if (level < TEXT && isEmpty) {
      kept[i] = false;
      continue;
    }
    next = level;
    nextAt = i;
  }
}

const TEXT = 9;

/** The level of a heading; {@link TEXT} for other blocks. */
function levelOf({ element, surrounding }: Block): number {
  if ((surrounding & Surrounding.heading) === 0) return TEXT;
  return /^h[1-6]$/.test(element.name) ? Number(element.name[1]) : TEXT - 1;
}
