import { textKey } from '../text/evidence.js';

const SEPARATOR = / (?:[-–—|»«·•/~]|::) | ?\| ?/g;

const separatorsOf = (title: string): { start: number; end: number }[] =>
  [...title.matchAll(SEPARATOR)].map(({ 0: mark, index }) => ({ start: index, end: index + mark.length }));

const PART_END = / (?:[-–—|»«·•/~]|::?) | ?\| ?/;

/** The parts of a title that may be a title or the name of a site. */
export const titleParts = (title: string): string[] => title.split(PART_END).map((part) => part.trim());

/** The longest name of a site that is not known, and how much longer the title must be. */
const LONGEST_SITE = 4;

/**
 * A title without the names of the site at its end or its beginning: `Floods: what we know – Valley Post`.
 *
 * @param sites keys of the names that are known
 * @param guesses whether a short end is taken for the name of a site
 */
export function withoutSite(title: string, sites: readonly string[], guesses = true): string {
  const separators = separatorsOf(title);
  if (separators.length === 0) return title;
  const isSite = (part: string): boolean => {
    const key = textKey(part);
    return (
      key !== '' &&
      sites.some((site) => site === key || (key.length > 3 && (site.includes(key) || key.includes(site))))
    );
  };
  const parts = separators.map(({ end }, i) => title.slice(end, separators[i + 1]?.start));
  const inner = parts.findIndex((part) => sites.includes(textKey(part)));
  // What follows the name of the site says more of it.
  if (inner >= 0 && !isSite(title.slice(0, separators[0]!.start)))
    return title.slice(0, separators[inner]!.start).trim();
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
