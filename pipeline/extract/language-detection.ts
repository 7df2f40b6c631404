import { TokenKind, type Tokens } from '../language/tokens.js';
import { readLines } from '../text/word-list.js';
import { WordMap } from '../text/word-map.js';

const FUNCTION_WORDS = new WordMap(
  readLines(new URL('./function-words.txt', import.meta.url)).map((word) => [word, true]),
);

/**
 * From this share of function words on, a text is taken for English without further tests; news prose has 0.35 to 0.45.
 */
const ENGLISH_SHARE = 0.2;
/**
 * A list of names or figures has a smaller share, but many different function words. Those that other languages have in
 * common with English (`is`, `was`, `i`, `by`) are few, and together at most 7 % of an Afrikaans or Norwegian text.
 */
const LISTED_SHARE = 0.09;
const LISTED_DIFFERENT = 8;
/**
 * Texts with fewer words are too short to be assigned to another language by their n-grams alone. Of 5,600 pieces of 20
 * words of English news the detector took none for another language, of pieces of 8 words one in 500.
 */
const MIN_WORDS = 20;
/** From so many words on, a few English ones may be those that other languages have, too. */
const MANY_WORDS = 50;
/** A text whose source declares that language needs only so many. */
const MIN_DECLARED_WORDS = 4;
/** A script of its own tells more than words do, and some are written without blanks between words. */
const MIN_FOREIGN_LETTERS = 4;

export interface Language {
  /** ISO 639-1 code; null when the text is too short or too mixed to decide. */
  readonly code: string | null;
  /** False only for a text that is surely not in English. */
  readonly isSupported: boolean;
}

/**
 * Detects the language of a text. Nearly every English text is recognised by its function words. Only the others go to
 * the n-gram detector, whose tables take a quarter of a second and 80 MB to load.
 *
 * @param declared the language that the text's source declares, as a tag (`de-AT`); it only helps a short text
 */
export async function detectLanguage(
  text: string,
  tokens: Tokens,
  declared: string | null = null,
): Promise<Language> {
  let words = 0;
  let functionWords = 0;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kinds[i] !== TokenKind.word) continue;
    words++;
    functionWords += Number(FUNCTION_WORDS.has(tokens.hashes[i]!, tokens.lowers[i]!));
  }
  const share = words === 0 ? 0 : functionWords / words;
  if (share >= ENGLISH_SHARE || (share >= LISTED_SHARE && differentFunctionWords(tokens) >= LISTED_DIFFERENT))
    return { code: 'en', isSupported: true };
  const isForeign = isInForeignScript(text);
  const hint = primaryTag(declared);
  const isHinted = hint !== undefined && hint !== 'en';
  const isTooShort = words < (isHinted ? MIN_DECLARED_WORDS : MIN_WORDS);
  // A short text with some English in it is no reason to load the tables.
  const isMixed = words < MANY_WORDS && share >= LISTED_SHARE && !isHinted;
  if ((isTooShort || isMixed) && !isForeign) return UNDECIDED;
  const { eld } = await import('eld/extrasmall');
  const result = eld.detect(text);
  if (!result.isReliable() || result.language === '') return isForeign ? FOREIGN : UNDECIDED;
  const isLongEnough = words >= MIN_WORDS || isForeign || result.language === hint;
  return isLongEnough ? { code: result.language, isSupported: result.language === 'en' } : UNDECIDED;
}

const UNDECIDED: Language = { code: null, isSupported: true };
const FOREIGN: Language = { code: null, isSupported: false };

/** `de` of `de-AT`. */
const primaryTag = (tag: string | null): string | undefined => tag?.split(/[-_]/)[0]?.toLowerCase();

/** Whether most letters of a text are of other scripts than English is written in. */
function isInForeignScript(text: string): boolean {
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters - latin >= MIN_FOREIGN_LETTERS && letters > 2 * latin;
}

const differentFunctionWords = ({ lowers, hashes }: Tokens): number =>
  new Set(lowers.filter((lower, i) => FUNCTION_WORDS.has(hashes[i]!, lower))).size;
