import { readTable } from '../../../text/word-list.js';

/** Classes of words, as bits: a word may be of several. */
export const WordClass = {
  determiner: 1,
  preposition: 1 << 1,
  subjectPronoun: 1 << 2,
  objectPronoun: 1 << 3,
  auxiliary: 1 << 4,
  negation: 1 << 5,
  adverb: 1 << 6,
  time: 1 << 7,
  conjunction: 1 << 8,
  subordinator: 1 << 9,
  relative: 1 << 10,
  title: 1 << 11,
  /** A noun for one person: `senator`. */
  person: 1 << 12,
  /** A noun for several: `critics`. */
  people: 1 << 13,
  /** A noun for a body that speaks as one: `campaign`. */
  body: 1 << 14,
  /** A noun for something that is read: `report`, `letter`. */
  document: 1 << 15,
  /** A common finite verb. */
  finite: 1 << 16,
  contrast: 1 << 17,
  // The rest depend on the spelling and place of a token, not on word lists.
  name: 1 << 18,
  capitalised: 1 << 19,
  figure: 1 << 20,
  punctuation: 1 << 21,
  quotation: 1 << 22,
  /** A form of a reporting verb. */
  verb: 1 << 23,
  possessive: 1 << 24,
  /** Part of a person's name. */
  personName: 1 << 25,
  /** Quoted words that can be a nickname: “Shorty.” */
  nickname: 1 << 26,
  /** A quotation that ends in a comma. */
  endsInComma: 1 << 27,
} as const;

/** Nouns that can head the phrase of a speaker. */
export const SPEAKER_NOUN = WordClass.person | WordClass.people | WordClass.body | WordClass.document;

/** Words that can stand for a speaker. */
export const NOMINAL = WordClass.name | WordClass.subjectPronoun | SPEAKER_NOUN;

/** The classes of listed words. */
export const listedClasses: ReadonlyMap<string, number> = readClasses();

function readClasses(): Map<string, number> {
  const classes = new Map<string, number>();
  for (const [name, words] of readTable(new URL('./word-classes.txt', import.meta.url))) {
    const key = name!.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const bit = WordClass[key as keyof typeof WordClass];
    if (bit === undefined || words === undefined) throw new Error(`word-classes.txt: unknown class ${name}`);
    for (const word of words.split(' ')) classes.set(word, (classes.get(word) ?? 0) | bit);
  }
  return classes;
}

const ENDS_LIKE_ADVERB = /[a-z]{3}ly$/;
/** Nouns and adjectives in -ly. */
const NO_ADVERB = new Set(
  'family early ally rally italy july bully reply supply assembly weekly daily only likely elderly friendly monthly lovely lonely ugly holy anomaly monopoly'.split(
    ' ',
  ),
);

/** Whether a word that is not listed is an adverb in -ly. */
export const looksLikeAdverb = (lower: string): boolean =>
  lower.charCodeAt(lower.length - 1) === 121 && ENDS_LIKE_ADVERB.test(lower) && !NO_ADVERB.has(lower);
