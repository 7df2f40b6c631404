import { readTable } from '../../../text/word-list.js';

/**
 * Kinds of nouns with which a text goes on speaking of whom it has named:
 *
 * - `company`: for the organization that an article is about;
 * - `trade`: after what a company makes or trades in, `the computer maker`, `the oil concern`;
 * - `group`: for any organization, right after it was named;
 * - `fame`: for a person, after what people are known for;
 * - `press`, `school`: for an organization whose name tells its kind, by a word in it (`press-name`, `school-name`);
 * - `after-name`: after the name of a medium, `the Argus newspaper`;
 * - `other`: no nouns, but words that tell one organization from another.
 */
type Kind =
  | 'company'
  | 'trade'
  | 'group'
  | 'fame'
  | 'press'
  | 'press-name'
  | 'school'
  | 'school-name'
  | 'after-name'
  | 'other';

const WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  readTable(new URL('./loose-nouns.txt', import.meta.url)).map(([kind, words]) => [
    kind!,
    new Set(words!.split(' ')),
  ]),
);

/** @param word in lower case */
export const isLooseNoun = (kind: Kind, word: string): boolean => WORDS.get(kind)?.has(word) === true;

/** The words of which a name has one if it is of the kind that a noun says (`the newspaper`); null for other nouns. */
export const nameOfKind = (noun: string): 'press-name' | 'school-name' | null =>
  isLooseNoun('press', noun) ? 'press-name' : isLooseNoun('school', noun) ? 'school-name' : null;
