import { TokenKind, type Tokens } from '../../../language/tokens.js';
import { lexemeOf } from '../lexicon/lexicon.js';
import { Frame } from '../lexicon/reporting-words.js';
import { WordClass } from '../lexicon/word-classes.js';

/** What can end a quotation before its attribution. */
const BEFORE_ATTRIBUTION = /^(?:[,?!.…—–]|--+|\.{2,})$/;
const TERMINATOR = /^(?:[.?!…]|\.{2,})$/;

/**
 * Finds where the narrator resumes in a quotation that is never closed: `Shall we sell? | Keller asked.`
 *
 * @param first first token of the quoted words
 * @param limit token after the last one that may be quoted
 * @returns the first token of the attribution; null when all of it may be quoted
 */
export function attributionStart(tokens: Tokens, first: number, limit: number): number | null {
  for (let i = first + 1; i < limit; i++)
    if (BEFORE_ATTRIBUTION.test(tokens.texts[i - 1]!) && isAttribution(tokens, i, limit)) return i;
  return null;
}

/**
 * Whether an attribution stands here, and at most a comma or adverbials after it: `Keller asked.`, `the mayor said on
 * Friday.`, `said Ann Keller, who …`. People who retell in speech what others said go on right after the verb (`Peter
 * said no`), say "I", or put "he said" between commas.
 */
function isAttribution(tokens: Tokens, first: number, limit: number): boolean {
  if (isReportingVerb(tokens, first)) {
    const end = subjectEnd(tokens, first + 1, limit);
    return end > first + 1 && endsAttribution(tokens, end, limit);
  }
  let verb = subjectEnd(tokens, first, limit);
  if (verb === first) return false;
  while (verb < limit && classesOf(tokens, verb) & WordClass.adverb) verb++;
  if (verb >= limit || !isReportingVerb(tokens, verb)) return false;
  const isRetold = isPronoun(tokens, first) && RETELLING.test(tokens.lowers[verb]!);
  return !(isRetold && tokens.texts[verb + 1] === ',') && endsAttribution(tokens, verb + 1, limit);
}

/** Verbs with which people retell in speech what others said. */
const RETELLING = /^(?:said|says|asked|asks|went|goes)$/;

const isPronoun = ({ lowers }: Tokens, i: number): boolean => /^(?:he|she|they)$/.test(lowers[i]!);

const classesOf = ({ lowers, hashes }: Tokens, i: number): number => lexemeOf(lowers[i]!, hashes[i]).classes;

const isCapitalised = ({ texts, lowers }: Tokens, i: number): boolean => texts[i] !== lowers[i];

/** A finite form of a verb that takes a quotation: `said`, `asks`. */
function isReportingVerb(tokens: Tokens, i: number): boolean {
  const { verb } = lexemeOf(tokens.lowers[i]!, tokens.hashes[i]);
  return (
    verb !== null &&
    !isCapitalised(tokens, i) &&
    (verb.form === 'past' || verb.form === 'third') &&
    verb.nature === 'statement' &&
    (verb.frames & Frame.quotation) !== 0
  );
}

/** Longest subject of an attribution, in tokens. */
const MAX_SUBJECT = 8;

const GRAMMATICAL =
  WordClass.auxiliary |
  WordClass.conjunction |
  WordClass.finite |
  WordClass.objectPronoun |
  WordClass.preposition |
  WordClass.relative |
  WordClass.subjectPronoun |
  WordClass.subordinator;

/** The token after a pronoun, a name, or a noun with its article; `first` when none begins there. */
function subjectEnd(tokens: Tokens, first: number, limit: number): number {
  if (first >= limit) return first;
  if (isPronoun(tokens, first)) return first + 1;
  const isNoun = /^(?:the|a|an|his|her|their|its|one)$/.test(tokens.lowers[first]!);
  if (!isNoun && !isNameWord(tokens, first)) return first;
  let i = first + 1;
  while (i < limit && i < first + MAX_SUBJECT && continuesSubject(tokens, i, isNoun)) i++;
  // The full stop after the last word ends the sentence, that of "Mr." does not.
  while (i > first + 1 && tokens.kinds[i - 1] === TokenKind.punctuation) i--;
  return i;
}

/** Whether a token can begin a name: a capitalised word that is no grammatical one. */
const isNameWord = (tokens: Tokens, i: number): boolean =>
  tokens.kinds[i] === TokenKind.word &&
  isCapitalised(tokens, i) &&
  (classesOf(tokens, i) & (GRAMMATICAL | WordClass.determiner | WordClass.adverb | WordClass.negation)) === 0;

function continuesSubject(tokens: Tokens, i: number, isNoun: boolean): boolean {
  const { kinds, lowers, texts } = tokens;
  if (kinds[i] === TokenKind.clitic) return true;
  if (kinds[i] === TokenKind.punctuation)
    return texts[i] === '-' || (texts[i] === '.' && (classesOf(tokens, i - 1) & WordClass.title) !== 0);
  if (kinds[i] !== TokenKind.word) return false;
  if (isCapitalised(tokens, i)) return true;
  if (/^(?:of|for|de|van|von|der|al|bin)$/.test(lowers[i]!)) return true;
  return isNoun && (classesOf(tokens, i) & GRAMMATICAL) === 0 && !isReportingVerb(tokens, i);
}

/** Most tokens between an attribution's verb or subject and the end of its sentence. */
const MAX_ADVERBIALS = 25;

const VERBAL = WordClass.auxiliary | WordClass.finite | WordClass.subjectPronoun | WordClass.relative;

/** Whether an attribution ends here: a comma follows, or only times and places up to the end of the sentence. */
function endsAttribution(tokens: Tokens, from: number, limit: number): boolean {
  if (from >= limit || /^[,.?!…]$/.test(tokens.texts[from]!)) return true;
  if (!(classesOf(tokens, from) & (WordClass.time | WordClass.preposition | WordClass.adverb))) return false;
  for (let i = from; i < limit; i++) {
    const text = tokens.texts[i]!;
    if (TERMINATOR.test(text)) return true;
    if (i - from > MAX_ADVERBIALS) return false;
    if (tokens.kinds[i] === TokenKind.punctuation && !/^[,\-’']$/.test(text)) return false;
    const classes = classesOf(tokens, i);
    if (classes & VERBAL && !(classes & WordClass.time) && !isCapitalised(tokens, i)) return false;
  }
  return true;
}
