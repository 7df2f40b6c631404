import { readFileSync } from 'node:fs';

export type Gender = 'male' | 'female';

const TITLES: ReadonlyMap<string, Gender> = new Map([
  ...entries('male', 'mr sir lord king congressman'),
  ...entries('female', 'mrs ms miss lady dame queen congresswoman'),
]);

const NOUNS_AND_PRONOUNS: ReadonlyMap<string, Gender> = new Map([
  ...entries('male', 'prince father brother rabbi imam actor husband son pope he him his himself'),
  ...entries('female', 'princess sister actress wife daughter mother she her herself'),
]);

/** Words in -man that can also mean a woman, or that mean no person. */
const NOT_MALE: ReadonlySet<string> = new Set('chairman german human norman ottoman roman'.split(' '));

function entries(gender: Gender, words: string): [string, Gender][] {
  return words.split(' ').map((word) => [word, gender]);
}

/**
 * The gender shown by a title before a name: `mrs`; null for any other word. Words are in lower case, here and below.
 */
export const genderOfTitle = (lower: string): Gender | null => TITLES.get(lower) ?? null;

/** The gender shown by a title, noun or pronoun: `mrs`, `businessman`, `his`; null for any other word. */
export function genderOfWord(lower: string): Gender | null {
  const listed = TITLES.get(lower) ?? NOUNS_AND_PRONOUNS.get(lower);
  if (listed !== undefined) return listed;
  if (lower.endsWith('woman')) return 'female';
  return lower.endsWith('man') && !NOT_MALE.has(lower) ? 'male' : null;
}

/** The list of given names, in ascending order, one a line: name, tab, `m`, `f`, or `u` for a name given to both. */
export const GIVEN_NAMES = new URL('./given-names.txt', import.meta.url);

let list: string | null = null;

/** The gender of a given name in lower case; null for a name given to both, and for any other word. */
export function genderOfGivenName(lower: string): Gender | null {
  const mark = markOf(lower);
  return mark === 'm' ? 'male' : mark === 'f' ? 'female' : null;
}

/** Whether a word in lower case is a given name. */
export const isListedGivenName = (lower: string): boolean => markOf(lower) !== null;

/** What the list says of a name; null if it is not there. */
function markOf(lower: string): string | null {
  list ??= readFileSync(GIVEN_NAMES, 'utf8');
  // Binary search in the text itself: few names are looked up, and a table of all would cost each thread milliseconds.
  let low = list.indexOf('\n') + 1;
  let high = list.length;
  while (low < high) {
    const start = list.lastIndexOf('\n', (low + high) >> 1) + 1;
    const line = Math.max(low, start);
    const end = list.indexOf('\n', line);
    const tab = list.indexOf('\t', line);
    const name = list.slice(line, tab);
    if (name === lower) return list[tab + 1]!;
    if (name < lower) low = end + 1;
    else high = line;
  }
  return null;
}
