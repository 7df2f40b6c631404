import { atom } from './atom.js';
import { factiva } from './factiva.js';
import { newsMlG2 } from './newsml.js';
import { nitf } from './nitf.js';
import type { XmlRoot } from './root.js';
import { rss } from './rss.js';
import type { Vocabulary } from './vocabulary.js';

const VOCABULARIES: readonly Vocabulary[] = [rss, atom, nitf, newsMlG2, factiva];

/** The vocabulary of a file with that root; null where it is none of those that are read. */
export const vocabularyOf = (root: XmlRoot | null): Vocabulary | null =>
  root === null ? null : (VOCABULARIES.find((vocabulary) => vocabulary.recognises(root)) ?? null);
