import type { Names } from '../findings.js';
import type { TextDocument } from '../text-document.js';
import { readCasing } from './recognise/casing.js';
import { gatherEvidence } from './recognise/evidence.js';
import { confidenceOf, namesModel } from './recognise/names-model.js';
import { recognise } from './recognise/recognition.js';
import { resolveEntities } from './resolve/resolution.js';

/**
 * Finds the names of persons, organisations, places and other things in a text, and which of them name the same thing.
 * Spans exclude titles, leading articles and possessive endings.
 */
export function findNames(document: TextDocument): Names {
  const { tagger, calibration } = namesModel();
  const evidence = gatherEvidence(document, readCasing(document));
  const names = recognise(evidence, tagger).map((name) => {
    const { firstToken, endToken, type, isByConvention } = name;
    return { firstToken, endToken, type, chance: confidenceOf(name, calibration), isByConvention };
  });
  return resolveEntities(evidence, names);
}
