import { textKey } from '../text/evidence.js';
import { type Heading, headingsOf } from './headings.js';
import type { Found, MetadataSource } from './metadata.js';
import { type ArticlePlace, type PageFacts, textOf } from './page-facts.js';
import { titleParts, withoutSite } from './without-site.js';
import { writtenDay } from './written-date.js';

/** How like the declared titles a main heading must be, and another one. */
const LEAST_LIKE = 0.4;
const LEAST_LIKE_OF_OTHERS = 0.67;
/** How much of a declared title a heading must be to be like it. */
const LEAST_COVERED = 0.3;
/** The longest text that can be a title. */
const LONGEST_TITLE = 300;

/**
 * The headline of the article, without the name of the site: the heading that is most like what the page declares, or
 * the only main heading above the text; or else what the page declares.
 */
export function findTitle(
  facts: PageFacts,
  siteNames: readonly string[],
  place: ArticlePlace,
): Found<string> | null {
  const sites = siteNames.map(textKey).filter((key) => key.length > 2);
  const declared = declaredTitles(facts);
  const stripped = declared.map(({ value }) => withoutSite(value, sites));
  const headings = headingsOf(facts, place).filter(
    ({ text }) => text.length <= LONGEST_TITLE && !['', ...sites].includes(textKey(text)),
  );
  const heading = headlineOf(headings, stripped);
  if (heading === null)
    return declared.length === 0 ? null : { value: stripped[0]!, source: declared[0]!.source };
  const text = withoutDay(withoutSite(heading.text, sites, false));
  return { value: stripped.find((title) => endsWith(text, title)) ?? text, source: 'heading' };
}

/** A headline without the day before it: `05.05.2020 – Floods in the valley`. */
function withoutDay(text: string): string {
  const day = writtenDay(text.slice(0, LONGEST_DAY), 'day');
  const rest = day?.index === 0 ? text.slice(day.end) : '';
  return /^ [-–—|•·] \S/.test(rest) ? rest.slice(' – '.length) : text;
}

const LONGEST_DAY = 30;

/** The heading that is the headline; null if none is for sure. */
function headlineOf(headings: readonly Heading[], titles: readonly string[]): Heading | null {
  const wordsOfTitles = titles.flatMap((title) => [title, ...titleParts(title)]).map(wordsOf);
  const mains = headings.filter(({ isMain }) => isMain);
  const others = headings.filter(({ isMain, isOfArticle }) => !isMain && isOfArticle);
  const main = likest(mains, wordsOfTitles, LEAST_LIKE);
  if (main !== null)
    return others.find((other) => other.block > main.block && areParts(main, other, titles)) ?? main;
  const keys = new Set(titles.flatMap((title) => [title, ...titleParts(title)]).map(textKey));
  const same = others.find(({ text }) => keys.has(textKey(text)));
  const called = others.filter(({ isCalledTitle }) => isCalledTitle);
  const above = mains.filter(({ isOfArticle }) => isOfArticle);
  return same ?? likest(called, wordsOfTitles, LEAST_LIKE_OF_OTHERS) ?? onlyOf(above, titles);
}

/**
 * Whether two headings are the parts of a title: `<h1>Valley Post</h1><h2>Floods in the valley</h2>` under `Valley
 * Post: Floods in the valley`. Then the upper one is the name of the site.
 */
function areParts(upper: Heading, lower: Heading, titles: readonly string[]): boolean {
  const [first, second] = [textKey(upper.text), textKey(lower.text)];
  return titles.some((title) => {
    const parts = title.split(/: /).flatMap(titleParts).map(textKey);
    return first.length < second.length && parts.includes(first) && parts.includes(second);
  });
}

/** The only main heading, if it shares a word with a title, or is a longer one and there is no title but one. */
function onlyOf(mains: readonly Heading[], titles: readonly string[]): Heading | null {
  if (mains.length !== 1) return null;
  const words = wordsOf(mains[0]!.text);
  const isLike = titles.some((title) =>
    [...wordsOf(title)].some((word) => word.length > 3 && words.has(word)),
  );
  return isLike || (titles.length < 2 && words.size > 2) ? mains[0]! : null;
}

/**
 * The heading that is most like the titles or a part of one; null if none is like them enough.
 *
 * @param wordsOfTitles those of each title, and of each of its parts
 */
function likest(
  headings: readonly Heading[],
  wordsOfTitles: readonly ReadonlySet<string>[],
  least: number,
): Heading | null {
  let best: { heading: Heading; score: number } | null = null;
  for (const heading of headings) {
    const score = likeness(wordsOf(heading.text), wordsOfTitles);
    if (score > (best?.score ?? least)) best = { heading, score };
  }
  return best?.heading ?? null;
}

/** Whether a heading is a title after a date or a few words: `Weather: Floods in the valley`. */
function endsWith(heading: string, title: string): boolean {
  const [whole, end] = [textKey(heading), textKey(title)];
  return end.length < whole.length && end.length > whole.length / 2 && whole.endsWith(end);
}

/** The titles that a page declares, the likeliest first. */
function declaredTitles(facts: PageFacts): Found<string>[] {
  const titles: Found<string>[] = [];
  const add = (value: string | null, source: MetadataSource): void => {
    const text = value?.replaceAll(/\s+/g, ' ').trim() ?? '';
    if (text !== '' && text.length <= LONGEST_TITLE) titles.push({ value: text, source });
  };
  for (const thing of facts.articles.slice(0, 1)) add(textOf(thing, 'headline'), 'json-ld');
  add(facts.declared('og:title'), 'opengraph');
  add(
    facts.declared('twitter:title', 'parsely-title', 'sailthru.title', 'dc.title', 'citation_title'),
    'meta',
  );
  add(facts.page.title, 'title');
  return titles;
}

const WORD = /[\p{L}\p{N}]+/gu;
const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(WORD) ?? []);

/** How much of some words is in one of the titles; less, the more of that title is missing. */
function likeness(words: ReadonlySet<string>, titles: readonly ReadonlySet<string>[]): number {
  let best = 0;
  for (const title of titles) {
    let shared = 0;
    for (const word of words) if (title.has(word)) shared++;
    const covered = shared / Math.max(1, title.size);
    if (covered >= LEAST_COVERED)
      best = Math.max(best, (shared / Math.max(1, words.size)) * (0.5 + 0.5 * covered));
  }
  return best;
}
