import { readWordSet } from '../../text/word-list.js';
import { textKey } from '../text/evidence.js';
import type { Found } from './metadata.js';
import { cleaned, type PageFacts } from './page-facts.js';

/** The longest name of a section. */
const LONGEST_SECTION = 60;
const NO_SECTION = readWordSet(new URL('./section-words.txt', import.meta.url));

/**
 * The section of the site that the article stands in: the first of those that the page declares. A list is read up to
 * its first entry that names a section; the name of the site and the article's title do not.
 *
 * @param others names that are no section's: those of the site, the title
 */
export function findSection(facts: PageFacts, others: readonly string[]): Found<string> | null {
  const foreign = new Set(others.map(textKey));
  const first = (text: string | null): string | null =>
    (text === null ? [] : entriesOf(text)).find((name) => isSection(name, foreign)) ?? null;
  for (const { articleSection } of facts.articles) {
    const values: unknown[] = Array.isArray(articleSection) ? articleSection : [articleSection];
    for (const value of values) {
      const section = typeof value === 'string' ? first(cleaned(value)) : null;
      if (section !== null) return { value: section, source: 'json-ld' };
    }
  }
  const shared = first(facts.declared('article:section', 'og:article:section'));
  if (shared !== null) return { value: shared, source: 'opengraph' };
  // Subjects in a list are what the article is about.
  const subject = facts.declared('dc.subject');
  const isOne = subject !== null && entriesOf(subject).length === 1;
  const declared =
    first(facts.declared('section', 'parsely-section', 'sailthru.section')) ??
    (isOne ? first(subject) : null);
  return declared === null ? null : { value: declared, source: 'meta' };
}

function isSection(name: string, foreign: ReadonlySet<string>): boolean {
  if (name.length > LONGEST_SECTION || NO_SECTION.has(name.toLowerCase())) return false;
  const key = textKey(name);
  return key !== '' && !foreign.has(key) && !/^https?:/.test(name);
}

/** The longest name with commas of its own: `Arts, Culture and Music`. */
const LONGEST_NAME = 40;
const LAST_WORD = /,[^,]{1,40}?\s(?:and|und|et|e|y|og|och|en|&)\s[^,]{1,40}$/;

/** The entries of a list of sections; a name with commas of its own is one. */
function entriesOf(text: string): string[] {
  const marks = text.length <= LONGEST_NAME && LAST_WORD.test(text) ? /[;|>»]/ : /[,;|>»]/;
  return text
    .split(marks)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
