import type { TextDocument } from '../document.js';
import type { Names } from '../findings.js';
import { findCandidates } from './candidates.js';
import { classify } from './classify.js';
import { documentWords } from './document-words.js';
import { resolve } from './resolution.js';

/** Name and version of the extractor, as rows carry it. */
export const NAMES_EXTRACTOR = 'names-rules@1';

/**
 * Finds the names of persons, organisations, places and other things in a text, and which of them name
 * one and the same thing. Spans exclude titles, leading articles and possessive endings.
 */
export function findNames(document: TextDocument): Names {
  const words = documentWords(document);
  const candidates = findCandidates(document, words);
  return resolve(document, classify(document, words, candidates));
}
