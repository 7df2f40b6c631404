import type { Tokens } from '../../text/tokens.js';
import type { TextDocument } from '../document.js';
import type { DocumentWords } from './document-words.js';
import { FUNCTION_WORDS, KNOWN_NAMES, type KnownName, NOT_NAMES } from './gazetteers.js';
import type { NameType } from './name-type.js';

/** A sentence while names are looked for in it. */
export interface Scan {
  readonly document: TextDocument;
  readonly tokens: Tokens;
  readonly words: DocumentWords;
  /** Of its paragraph: see `Style` in {@link ./document-words.ts}. */
  readonly style: number;
  readonly first: number;
  readonly end: number;
}

/** A candidate without its place in the sentence. */
export interface Found {
  readonly endToken: number;
  /**
   * How it was recognised: in a word list, by a head word (`University`), as a title in quotation marks, as a
   * handle, as an acronym (`NTRC`), by its capitals alone.
   */
  readonly form: 'known' | 'headed' | 'work' | 'handle' | 'acronym' | 'plain';
  readonly known: KnownName | null;
  readonly headType: NameType | null;
  /** False where the capital may be due to the place alone: it counts only when the document names it elsewhere. */
  readonly isCertain: boolean;
}

export const found = (endToken: number, form: Found['form'], rest: Partial<Found> = {}): Found => ({
  endToken,
  form,
  known: null,
  headType: null,
  isCertain: true,
  ...rest,
});

/** Words that are never a name, and never begin or end one. */
export function isNoName(lower: string): boolean {
  const straight = lower.includes('’') ? lower.replace('’', "'") : lower;
  return NOT_NAMES.has(straight) || FUNCTION_WORDS.has(straight);
}

/** The longest known name that begins at a token of the sentence. */
export const knownNameAt = (scan: Scan, token: number): KnownName | null =>
  KNOWN_NAMES.longestAt(scan.tokens, token, scan.end);

/** Whether no space stands before the token. */
export const isGlued = (tokens: Tokens, token: number): boolean =>
  token > 0 && tokens.starts[token] === tokens.ends[token - 1];
