import { wordHash } from '../../../text/hash.js';
import { readTable } from '../../../text/word-list.js';
import { WordMap } from '../../../text/word-map.js';
import type { Quote } from '../../findings.js';
import { type ReportingVerb, reportingNouns, reportingVerbs } from './reporting-words.js';
import { listedClasses, looksLikeAdverb, WordClass } from './word-classes.js';

/** What the word lists say about a word. */
export interface Lexeme {
  /** Bits of `WordClass`. */
  readonly classes: number;
  /** The reporting verb that the word is a form of. */
  readonly verb: ReportingVerb | null;
  /** Whether it is a noun that can govern what was said: `claim`, `statement`. */
  readonly isReportingNoun: boolean;
  /** Whether grammar looks for an attribution at this word: a reporting verb or noun, or `according` and the like. */
  readonly isCue: boolean;
  /** The medium that the word shows where it is a noun near a cue, or the cue's subject: `podcast`. */
  readonly medium: Quote['medium'] | null;
}

/** Words that may name a source: `according to Lee`, `as noted by Lee`, `per the report`, `in Lee’s view`. */
export const SOURCE_CUES: ReadonlySet<string> = new Set(['according', 'as', 'per', 'in']);

const LEXEMES: WordMap<Lexeme> = readLexemes();

function readLexemes(): WordMap<Lexeme> {
  const media = new Map<string, Quote['medium']>();
  for (const [medium, nouns] of readTable(new URL('./media.txt', import.meta.url)))
    for (const noun of nouns!.split(' ')) media.set(noun, medium as Quote['medium']);
  const lexemes = new Map<string, Lexeme>();
  for (const list of [listedClasses, reportingVerbs, reportingNouns, media, SOURCE_CUES])
    for (const word of list.keys()) {
      const verb = reportingVerbs.get(word) ?? null;
      const isReportingNoun = reportingNouns.has(word);
      lexemes.set(word, {
        classes: listedClasses.get(word) ?? (looksLikeAdverb(word) ? WordClass.adverb : 0),
        verb,
        isReportingNoun,
        isCue: verb !== null || isReportingNoun || SOURCE_CUES.has(word),
        medium: media.get(word) ?? null,
      });
    }
  return new WordMap(lexemes);
}

const unlisted = (classes: number): Lexeme => ({
  classes,
  verb: null,
  isReportingNoun: false,
  isCue: false,
  medium: null,
});

const ADVERB = unlisted(WordClass.adverb);
const OTHER = unlisted(0);

/**
 * What the word lists say about a word in lower case.
 *
 * @param hash of the word, as by {@link wordHash}
 */
export const lexemeOf = (lower: string, hash: number = wordHash(lower)): Lexeme =>
  LEXEMES.get(hash, lower) ?? (looksLikeAdverb(lower) ? ADVERB : OTHER);
