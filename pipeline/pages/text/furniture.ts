import { Surrounding } from '../page/elements.js';
import { isFigure, nearest } from '../page/nearest.js';
import type { Block, PageElement } from '../page/page.js';
import { isDayLine } from './day-line.js';

/** What is around an article and no part of it, by what it calls itself: bylines, captions, the day of the article. */
export function dropFurniture(blocks: readonly Block[], kept: boolean[], titles: readonly boolean[]): void {
  dropCaptions(blocks, kept);
  dropAuthors(blocks, kept);
  dropDayLine(blocks, kept, titles);
}

/** The greatest share of captions in a text: where there are more, as in a gallery, they are the article. */
const CAPTION_SHARE = 0.25;
/** How far up a figure, or an element that calls itself something, is looked for. */
const DEEPEST = 5;
/** The longest caption, in letters. */
const LONGEST_CAPTION = 600;
const CAPTION_HINT = /(?:^|[\s_-])caption(?:[-_]?text)?(?:$|\s)/i;

/**
 * Drops the captions of pictures: `<figcaption>`, and what calls itself so beside a picture. That of a table, of a
 * program or of a quotation stays with it.
 */
function dropCaptions(blocks: readonly Block[], kept: boolean[]): void {
  const captions: number[] = [];
  let [size, all] = [0, 0];
  blocks.forEach((block, i) => {
    if (!kept[i]) return;
    all += block.size;
    if (!isCaption(blocks, kept, i)) return;
    captions.push(i);
    size += block.size;
  });
  if (size <= CAPTION_SHARE * all) for (const i of captions) kept[i] = false;
}

function isCaption(blocks: readonly Block[], kept: readonly boolean[], i: number): boolean {
  const { element, surrounding, size, pictureCount } = blocks[i]!;
  if (size > LONGEST_CAPTION || (surrounding & Surrounding.heading) !== 0) return false;
  if ((surrounding & Surrounding.figcaption) === 0)
    return (
      pictureCount + (blocks[i + 1]?.pictureCount ?? 0) > 0 &&
      [element, element.parent].some((box) => CAPTION_HINT.test(box?.hint ?? ''))
    );
  if (nearest(element, DEEPEST, ({ name }) => name === 'caption') !== null) return false;
  const figure = nearest(element, DEEPEST, isFigure);
  const isOfFigure = (j: number): boolean =>
    j >= 0 &&
    j < blocks.length &&
    kept[j]! &&
    (blocks[j]!.surrounding & Surrounding.figcaption) === 0 &&
    nearest(blocks[j]!.element, DEEPEST, isFigure) === figure;
  return figure === null || (!isOfFigure(i - 1) && !isOfFigure(i + 1));
}

/** Classes of lines and boxes about the author: `byline`, `author-bio`, `post-author`; none of one author's posts. */
const AUTHOR_HINT =
  /(?:^|[\s_-])(?:by-?line|author)s?(?:[-_]+(?:name|names|info|bio|box|card|line|details|description|meta|block|text))?(?:$|\s)/i;
/** The most text of a box about the author, in letters. */
const LARGEST_AUTHOR = 600;
/** How long a first paragraph is at least, in letters, and how many blocks may stand before it. */
const LEAST_PARAGRAPH = 100;
const OPENING = 6;

/** Drops lines that call themselves bylines over the first paragraph, and boxes about the author under the last. */
function dropAuthors(blocks: readonly Block[], kept: boolean[]): void {
  const sizeOf = (box: PageElement): number => {
    let sum = 0;
    for (const { element, size } of blocks) if (element === box || element.parent === box) sum += size;
    return sum;
  };
  const isAuthor = ({ element, surrounding }: Block): boolean =>
    (surrounding & Surrounding.quote) === 0 &&
    [element, element.parent].some(
      (box) => box !== null && AUTHOR_HINT.test(box.hint) && sizeOf(box) <= LARGEST_AUTHOR,
    );
  for (const i of openingOf(blocks, kept)) if (isAuthor(blocks[i]!)) kept[i] = false;
  for (let i = kept.lastIndexOf(true); i >= 0 && isAuthor(blocks[i]!); i = kept.lastIndexOf(true, i))
    kept[i] = false;
}

/** The kept blocks before the first paragraph. */
function openingOf(blocks: readonly Block[], kept: readonly boolean[]): number[] {
  const opening: number[] = [];
  for (let i = kept.indexOf(true); i >= 0 && opening.length < OPENING; i = kept.indexOf(true, i + 1)) {
    if (blocks[i]!.size >= LEAST_PARAGRAPH && blocks[i]!.linkSize < blocks[i]!.size / 2) return opening;
    opening.push(i);
  }
  return [];
}

/** Drops the line between the title and the first paragraph that is a day, if the text has no other: a list of days. */
function dropDayLine(blocks: readonly Block[], kept: boolean[], titles: readonly boolean[]): void {
  const opening = openingOf(blocks, kept);
  const isDay = (i: number): boolean =>
    (blocks[i]!.surrounding & (Surrounding.heading | Surrounding.table)) === 0 && isDayLine(blocks[i]!.text);
  const day = opening.find(isDay);
  if (day === undefined || !titles.slice(0, day).includes(true)) return;
  if (!blocks.some((_, i) => i > opening.at(-1)! && kept[i] && isDay(i))) kept[day] = false;
}
