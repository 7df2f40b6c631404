import { textKey } from '../text/evidence.js';
import type { Found, MetadataSource } from './metadata.js';
import { type PageFacts, textOf } from './page-facts.js';

/** How much of a heading's words a declared title must share, and how much of that title the heading must be. */
const LEAST_SHARED = 0.4;
const LEAST_COVERED = 0.3;
/** The longest heading that can be a title. */
const LONGEST_TITLE = 300;

/**
 * The headline of the article, without the name of the site: the heading that is most like what the page declares, or
 * else what it declares.
 */
export function findTitle(facts: PageFacts, siteNames: readonly string[]): Found<string> | null {
  const declared = declaredTitles(facts);
  const sites = siteNames.map(textKey).filter((key) => key.length > 2);
  const stripped = declared.map(({ value }) => withoutSite(value, sites));
  const headings = headingsOf(facts).filter(({ text }) => !sites.includes(textKey(text)));
  const wordsOfTitles = stripped.map(wordsOf);
  let best: { text: string; score: number } | null = null;
  for (const { text, isMain } of headings) {
    const score = likeness(wordsOf(text), wordsOfTitles) * (isMain ? 1 : 0.6);
    if (score > (best?.score ?? LEAST_SHARED)) best = { text, score };
  }
  if (best !== null) return { value: withoutSite(best.text, sites, false), source: 'heading' };
  const mains = headings.filter(({ isMain, text }) => isMain && wordsOf(text).size > 2);
  if (mains.length === 1 && declared.every(({ source }) => source === 'title'))
    return { value: mains[0]!.text, source: 'heading' };
  return declared.length === 0 ? null : { value: stripped[0]!, source: declared[0]!.source };
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

const TITLE_HINT = /title|headline/i;

function headingsOf(facts: PageFacts): { text: string; isMain: boolean }[] {
  const headings: { text: string; isMain: boolean }[] = [];
  for (const mark of facts.page.marks) {
    const isMain = mark.name === 'h1' || mark.attributes.itemprop === 'headline';
    if (!isMain && !TITLE_HINT.test(mark.hint)) continue;
    const text = facts.markText(mark).replaceAll('\n', ' ');
    if (text !== '' && text.length <= LONGEST_TITLE) headings.push({ text, isMain });
  }
  return headings;
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

const SEPARATOR = / (?:[-–—|»«·•/~]|::) | ?\| ?/g;
/** The longest name of a site that is not known, and how much longer the title must be. */
const LONGEST_SITE = 4;

/**
 * A title without the names of the site at its end or its beginning: `Floods: what we know – Valley Post`.
 *
 * @param sites keys of the names that are known
 * @param guesses whether a short end is taken for the name of a site
 */
export function withoutSite(title: string, sites: readonly string[], guesses = true): string {
  const separators = [...title.matchAll(SEPARATOR)].map(({ 0: mark, index }) => ({
    start: index,
    end: index + mark.length,
  }));
  if (separators.length === 0) return title;
  const isSite = (part: string): boolean => {
    const key = textKey(part);
    return (
      key !== '' &&
      sites.some((site) => site === key || (key.length > 3 && (site.includes(key) || key.includes(site))))
    );
  };
  let end = title.length;
  for (const separator of separators.toReversed()) {
    if (!isSite(title.slice(separator.end, end))) break;
    end = separator.start;
  }
  if (end < title.length) return title.slice(0, end).trim();
  const [first, last] = [separators[0]!, separators.at(-1)!];
  if (sites.includes(textKey(title.slice(0, first.start)))) return title.slice(first.end).trim();
  if (!guesses) return title;
  const [head, tail] = [title.slice(0, last.start), title.slice(last.end)];
  const [headWords, tailWords] = [wordCount(head), wordCount(tail)];
  return tailWords <= LONGEST_SITE && headWords >= 3 && headWords > tailWords ? head.trim() : title;
}

const wordCount = (text: string): number => text.trim().split(/\s+/).length;
