import { TokenKind, type Tokens } from '../text/tokens.js';
import { readWordSet } from '../text/word-list.js';

const FUNCTION_WORDS = readWordSet(new URL('./function-words.txt', import.meta.url));

/** Share of function words from which a text is English without asking further; news prose has 0.35 to 0.45. */
const ENGLISH_SHARE = 0.2;
/** Texts with fewer words are too short to be called anything else. */
const MIN_WORDS = 50;

export interface Language {
  /** ISO 639-1 code; null when the text is too short or mixed to tell. */
  readonly code: string | null;
  /** False only for a text that is surely in another language than English. */
  readonly isSupported: boolean;
}

/**
 * Tells the language of a text. Nearly every English text shows itself by its function words; only the others
 * are given to the n-gram detector, whose tables take a quarter of a second to load.
 */
export async function detectLanguage(text: string, tokens: Tokens): Promise<Language> {
  let words = 0;
  let functionWords = 0;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kinds[i] !== TokenKind.word) continue;
    words++;
    functionWords += Number(FUNCTION_WORDS.has(tokens.lowers[i]!));
  }
  if (words > 0 && functionWords >= ENGLISH_SHARE * words) return { code: 'en', isSupported: true };
  if (words < MIN_WORDS) return { code: null, isSupported: true };
  const { eld } = await import('eld/extrasmall');
  const result = eld.detect(text);
  if (!result.isReliable() || result.language === '') return { code: null, isSupported: true };
  return { code: result.language, isSupported: result.language === 'en' };
}
