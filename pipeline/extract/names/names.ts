import type { TextDocument } from '../document.js';
import type { Names } from '../findings.js';
import { documentWords } from './recognise/document-words.js';
import { gatherEvidence } from './recognise/evidence.js';
import { confidenceOf, namesModel } from './recognise/model.js';
import { recognise } from './recognise/recognition.js';
import { resolve } from './resolve/resolution.js';

/**
 * Finds the names of persons, organisations, places and other things in a text, and which of them
 * name one and the same thing. Spans exclude titles, leading articles and possessive endings.
 */
export function findNames(document: TextDocument): Names {
  const { tagger, calibration } = namesModel();
  const evidence = gatherEvidence(document, documentWords(document));
  const names = recognise(evidence, tagger).map((name) => {
    const { firstToken, endToken, type, isByConvention } = name;
    return { firstToken, endToken, type, chance: confidenceOf(name, calibration), isByConvention };
  });
  return resolve(evidence, names);
}
