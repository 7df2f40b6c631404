import type { Edit } from '../text/offset-map.js';
import type { PageMetadata } from './metadata/metadata.js';
import { type ArticlePlace, PageFacts } from './metadata/page-facts.js';
import { readMetadata } from './metadata/read-metadata.js';
import { Surrounding } from './page/elements.js';
import type { Page } from './page/page.js';
import { scanPage } from './page/scan-page.js';
import { judgePage, type Verdict } from './status/judge-page.js';
import { withReason } from './status/no-article.js';
import { findWalls } from './status/wall.js';
import { articleEdits } from './text/article-edits.js';
import { blockProbabilities } from './text/block-probabilities.js';
import { chooseBlocks } from './text/choose-blocks.js';
import { declaredBy } from './text/declared.js';
import { titleTest } from './text/evidence.js';
import { pageModel } from './text/page-model.js';
import { type Removal, removedPassages } from './text/removed-passages.js';

/** What a web page says: its article's text, and what it declares about it. */
export interface PageReading extends Verdict {
  /**
   * Applied to the page's source, they leave the article's plain text: every kept character as it is written,
   * references decoded, everything else removed. Ascending, not overlapping.
   */
  readonly edits: readonly Edit[];
  /** The visible passages that were not kept, in order. */
  readonly removals: readonly Removal[];
  readonly metadata: PageMetadata;
}

/**
 * Reads a web page. Never throws, whatever the source is; its time and memory grow with the length of the source alone.
 *
 * A page that is not `ok` leaves no text, but for one behind a paywall: that leaves what can be read of the article.
 *
 * @param html the page's decoded source
 * @param url the address it was found at, if it is known
 * @param httpStatus what the server answered, if it is known: 400 or more is the page of an error
 */
export function readPage(html: string, url: string | null, httpStatus = 200): PageReading {
  const page = scanPage(html);
  const facts = new PageFacts(page);
  const declared = declaredBy(page, facts.things);
  const isTitle = titleTest(page, declared);
  const titles = page.blocks.map(({ text }) => isTitle(text));
  const chosen = chooseBlocks(page, blockProbabilities(page, declared, titles, pageModel()), titles);
  const walls = findWalls(page.blocks, chosen);
  const article = chosen.map((isChosen, i) => isChosen && !walls.isOfWall[i]);
  const place = placeOf(page, article, titles);
  const verdict: Verdict =
    httpStatus >= 400
      ? { status: 'error_page', reason: `The server answered ${httpStatus}.` }
      : withReason(judgePage(facts, article, place, walls.text, url), page, declared);
  const kept = verdict.status === 'ok' || verdict.status === 'paywall' ? article : article.map(() => false);
  return {
    ...verdict,
    edits: articleEdits(page, (index) => kept[index]!),
    removals: removedPassages(page, kept, titles, walls.isOfWall),
    metadata: readMetadata(facts, place, url),
  };
}

/** Where the article is: its title is the last one before its text, a heading if there is one. */
function placeOf({ blocks }: Page, kept: readonly boolean[], titles: readonly boolean[]): ArticlePlace {
  const first = kept.indexOf(true);
  let title = -1;
  blocks.forEach(({ surrounding }, i) => {
    if (!titles[i]) return;
    const isHeading = (surrounding & Surrounding.heading) !== 0;
    if (title < 0 || (isHeading && i <= first)) title = i;
  });
  return { title, first, last: kept.lastIndexOf(true), opening: opening(kept, first) };
}

/** How many blocks are the opening of a text. */
const OPENING_BLOCKS = 6;

function opening(kept: readonly boolean[], first: number): number[] {
  const blocks: number[] = [];
  for (let i = first; i >= 0 && i < kept.length && blocks.length < OPENING_BLOCKS; i++)
    if (kept[i]) blocks.push(i);
  return blocks;
}
