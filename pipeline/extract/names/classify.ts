import type { TextDocument } from '../document.js';
import type { Candidate } from './candidates.js';
import { contextEvidence, type Evidence, noEvidence, strongest } from './context.js';
import { isAccepted, namesOf } from './document-names.js';
import type { DocumentWords } from './document-words.js';
import { formEvidence } from './form-evidence.js';
import type { NameType } from './name-type.js';

export interface TypedName extends Candidate {
  readonly type: NameType;
}

/** Contexts of all mentions of a name count together, but no more than this. */
const MOST_SHARED = 4;

/**
 * Gives each candidate its type, and drops those that no evidence carries. What speaks for a type adds up: the form
 * of the name, the words around it, and the words around its other mentions in the document.
 */
export function classify(
  document: TextDocument,
  words: DocumentWords,
  candidates: readonly Candidate[],
): TypedName[] {
  const names = namesOf(document, words, candidates);
  const accepted = candidates.filter((candidate) => isAccepted(document, candidate, names));
  const shared = new Map<string, Evidence>();
  const own = accepted.map((candidate) => {
    const evidence = noEvidence();
    contextEvidence(document, candidate, evidence);
    const key = surfaceKey(document, candidate);
    const sum = shared.get(key) ?? noEvidence();
    add(sum, evidence, 1);
    shared.set(key, sum);
    return evidence;
  });
  return accepted.map((candidate, index) => {
    const evidence = formEvidence(document, words, candidate, names);
    add(evidence, own[index]!, 1);
    addShared(evidence, shared.get(surfaceKey(document, candidate))!, own[index]!);
    return { ...candidate, type: strongest(evidence) };
  });
}

const surfaceKey = (document: TextDocument, { firstToken, endToken }: Candidate): string =>
  endToken === firstToken + 1
    ? document.tokens.lowers[firstToken]!
    : document.text
        .slice(document.tokens.starts[firstToken], document.tokens.ends[endToken - 1])
        .toLowerCase();

function add(sum: Evidence, evidence: Evidence, weight: number): void {
  sum.person += weight * evidence.person;
  sum.organization += weight * evidence.organization;
  sum.location += weight * evidence.location;
  sum.misc += weight * evidence.misc;
}

/** Adds what the other mentions say, capped. */
function addShared(evidence: Evidence, all: Evidence, own: Evidence): void {
  const capped = (value: number): number => Math.max(-MOST_SHARED, Math.min(MOST_SHARED, value));
  evidence.person += capped(all.person - own.person);
  evidence.organization += capped(all.organization - own.organization);
  evidence.location += capped(all.location - own.location);
  evidence.misc += capped(all.misc - own.misc);
}
