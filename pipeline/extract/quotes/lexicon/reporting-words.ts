import { type VerbForms, verbForms } from '../../../language/verb-forms.js';
import { readTable } from '../../../text/word-list.js';
import type { Quote } from '../../findings.js';

/** What a reporting verb can govern; see `reporting-verbs.txt`. */
export const Frame = {
  /** A quotation: “…,” she quipped. */
  quotation: 1,
  /** A clause with or without "that". */
  clause: 2,
  /** A clause with "that". */
  thatClause: 4,
  /** A clause that is partly quoted. */
  mixedClause: 8,
  /** An object characterised in quoted words: called it “a mess”. */
  naming: 16,
  /** The addressee as object: told reporters. */
  addressee: 32,
  /** An object with an infinitive: urged him to leave. */
  infinitive: 128,
  /** A clause, when the subject is a source of findings: polls show. */
  finding: 64,
  /** An object that is what was said or wanted, not what it was about: announced a deal, not praised it. */
  object: 256,
  /** An object and what it is called: called it a mess. */
  predicate: 512,
} as const;

const FRAME_LETTERS: Readonly<Record<string, number>> = {
  q: Frame.quotation,
  c: Frame.clause,
  t: Frame.thatClause,
  m: Frame.mixedClause,
  n: Frame.naming,
  a: Frame.addressee,
  r: Frame.finding,
  i: Frame.infinitive,
  o: Frame.object,
  p: Frame.predicate,
};

/** A form of a reporting verb. */
export interface ReportingVerb {
  /** The verb's base form. */
  readonly base: string;
  readonly form: keyof VerbForms;
  /** Bits of {@link Frame}. */
  readonly frames: number;
  readonly nature: Quote['nature'];
  /** `context`: the medium of the utterance before. */
  readonly medium: Quote['medium'] | 'context' | null;
  /** Whether the form is as often a noun (claim, reports). */
  readonly isNounToo: boolean;
}

/** Where a word is several forms, the first of these is taken: `read` is a past tense, `found` that of find. */
const FORM_ORDER = ['past', 'participle', 'gerund', 'third', 'base'] as const;

/** The reporting verbs by their forms. */
export const reportingVerbs: ReadonlyMap<string, ReportingVerb> = readVerbs();

function readVerbs(): Map<string, ReportingVerb> {
  const verbs = new Map<string, ReportingVerb>();
  for (const row of readTable(new URL('./reporting-verbs.txt', import.meta.url))) {
    const [base, letters, nature, medium, flagList, past, participle] = row as [string, ...string[]];
    const flags = flagList!.split(',');
    let frames = 0;
    for (const letter of letters!) frames |= FRAME_LETTERS[letter]!;
    const spellings = flags.includes('may-double') ? [false, true] : [flags.includes('doubles')];
    for (const doubles of spellings) {
      const forms = verbForms(base, { past, participle, doubles });
      for (const form of FORM_ORDER) {
        if (verbs.has(forms[form])) continue;
        verbs.set(forms[form], {
          base,
          form,
          frames,
          nature: nature as Quote['nature'],
          medium: medium === '-' ? null : (medium as Quote['medium'] | 'context'),
          isNounToo: flags.includes('noun') && (form === 'base' || form === 'third'),
        });
      }
    }
  }
  return verbs;
}

/** Nouns that can govern what was said: `claim`, `statement`. */
export const reportingNouns: ReadonlySet<string> = new Set(
  readTable(new URL('./reporting-nouns.txt', import.meta.url)).map(([noun]) => noun!),
);
