import type { TextDocument } from '../document.js';
import type { Candidate } from './candidates.js';
import { contextEvidence, strongest } from './context.js';
import type { DocumentWords } from './document-words.js';
import { formEvidence, lastWord } from './form-evidence.js';

/** Words that are names by what other places of the document say. */
export interface DocumentNames {
  /** Words that are names by themselves somewhere in the document. */
  readonly singles: ReadonlySet<string>;
  /** Last words of persons' full names. */
  readonly persons: ReadonlySet<string>;
  /** First words of organisations' full names. */
  readonly organizations: ReadonlySet<string>;
  /** Last words of newspapers' full names. */
  readonly press: ReadonlySet<string>;
}

export function namesOf(
  document: TextDocument,
  words: DocumentWords,
  candidates: readonly Candidate[],
): DocumentNames {
  const { tokens } = document;
  const singles = new Set<string>();
  const persons = new Set<string>();
  const organizations = new Set<string>();
  const press = new Set<string>();
  for (const candidate of candidates) {
    const { firstToken, endToken } = candidate;
    const last = tokens.lowers[endToken - 1]!;
    if (endToken - firstToken > 1 && candidate.form !== 'plain' && PRESS.has(last)) press.add(last);
    if (endToken - firstToken > 1 && candidate.headType === 'organization')
      organizations.add(tokens.lowers[firstToken]!);
    if (!candidate.isCertain || candidate.form !== 'plain') continue;
    if (endToken === firstToken + 1) {
      singles.add(tokens.lowers[firstToken]!);
      continue;
    }
    const evidence = formEvidence(document, words, candidate, { persons, organizations });
    contextEvidence(document, candidate, evidence);
    if (strongest(evidence) === 'person') persons.add(tokens.lowers[lastWord(document, candidate)]!);
  }
  for (const candidate of candidates) {
    if (candidate.afterTitle && candidate.known === null && candidate.endToken === candidate.firstToken + 1)
      persons.add(tokens.lowers[candidate.firstToken]!);
  }
  return { singles, persons, organizations, press };
}

/** Words for newspapers, which stand for one that the document names in full: `the Times`. */
const PRESS = new Set(
  'times post journal globe tribune herald chronicle gazette telegraph examiner inquirer observer guardian independent mail sun star news'.split(
    ' ',
  ),
);

const isPressName = (document: TextDocument, candidate: Candidate, names: DocumentNames): boolean => {
  const word = document.tokens.lowers[candidate.firstToken]!;
  return names.press.has(word) && document.tokens.lowers[candidate.firstToken - 1] === 'the';
};

/** Whether a candidate is a name: its form is certain, or the document names it elsewhere. */
export function isAccepted(document: TextDocument, candidate: Candidate, names: DocumentNames): boolean {
  if (candidate.isCertain || candidate.afterTitle) return true;
  const first = document.tokens.lowers[candidate.firstToken]!;
  const last = document.tokens.lowers[lastWord(document, candidate)]!;
  if (candidate.endToken === candidate.firstToken + 1) {
    return names.persons.has(first) || names.singles.has(first) || isPressName(document, candidate, names);
  }
  return names.persons.has(last);
}
