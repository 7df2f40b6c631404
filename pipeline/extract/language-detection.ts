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
/** Texts with fewer words are too short to be assigned to another language. */
const MIN_WORDS = 50;

export interface Language {
  /** ISO 639-1 code; null when the text is too short or too mixed to decide. */
  readonly code: string | null;
  /** False only for a text that is surely not in English. */
  readonly isSupported: boolean;
}

/**
 * Detects the language of a text. Nearly every English text is recognised by its function words. Only the others go to
 * the n-gram detector, whose tables take a quarter of a second and 80 MB to load.
 */
export async function detectLanguage(text: string, tokens: Tokens): Promise<Language> {
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
  if (words < MIN_WORDS) return { code: null, isSupported: true };
  const { eld } = await import('eld/extrasmall');
  const result = eld.detect(text);
  if (!result.isReliable() || result.language === '') return { code: null, isSupported: true };
  return { code: result.language, isSupported: result.language === 'en' };
}

const differentFunctionWords = ({ lowers, hashes }: Tokens): number =>
  new Set(lowers.filter((lower, i) => FUNCTION_WORDS.has(hashes[i]!, lower))).size;
