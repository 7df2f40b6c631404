import { Surrounding } from '../page/elements.js';
import type { Block, Page } from '../page/page.js';
import { dropFurniture } from './furniture.js';
import { announcementOf, isAnnouncement } from './opening-phrases.js';
import { dropRepetitions } from './repetitions.js';
import { keepTablesWhole } from './whole-tables.js';

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
  dropHeadline(blocks, kept, titles);
  dropTeasers(blocks, kept);
  dropAnnouncedLinks(blocks, kept);
  dropRepetitions(blocks, kept);
  dropFurniture(blocks, kept, titles);
  keepTablesWhole(blocks, kept);
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

/** Drops the headings over the text that are its title: the page says so elsewhere, or only one calls itself that. */
function dropHeadline(blocks: readonly Block[], kept: boolean[], titles: readonly boolean[]): void {
  const called = blocks.flatMap((block, i) => (kept[i] && isCalledHeadline(block) ? [i] : []));
  const isHeadline = (i: number): boolean => titles[i]! || (called.length === 1 && called[0] === i);
  for (
    let i = kept.indexOf(true);
    i >= 0 && isHeading(blocks[i]!) && isHeadline(i);
    i = kept.indexOf(true, i)
  )
    kept[i] = false;
}

const isHeading = ({ surrounding }: Block): boolean => (surrounding & Surrounding.heading) !== 0;

const HEADLINE_HINT = /(?:^|[\s_-])(?:headline|(?:entry|post|article|story)[-_]?title)(?:$|\s)/i;
const isCalledHeadline = (block: Block): boolean =>
  isHeading(block) && HEADLINE_HINT.test(block.element.hint);

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
    if (kept[i] && isAnnouncedLink(blocks[i]!)) others.push(i);
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

/** Whether a block is a link and what announces it: `Watch: The weir reopens`. */
function isAnnouncedLink({ text, size, linkSize }: Block): boolean {
  const colon = text.slice(0, LONGEST_LABEL).indexOf(':');
  return colon > 0 && linkSize > 0.8 * (size - colon) && isAnnouncement(text.slice(0, colon), 'related');
}

/** Whether a block is a link and no heading. */
const isLink = ({ surrounding, size, linkSize }: Block): boolean =>
  (surrounding & Surrounding.heading) === 0 && linkSize > 0.8 * size;

const isLinkedHeading = ({ surrounding, size, linkSize }: Block): boolean =>
  (surrounding & Surrounding.heading) !== 0 && linkSize > 0.9 * size;

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
