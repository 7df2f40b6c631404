import { isPassive } from '../grammar/passives.js';
import { SOURCE_CUES } from '../lexicon/lexicon.js';
import type { ReportingVerb } from '../lexicon/reporting-words.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import { isWithin, kindOf, type UnitRange } from '../narration/unit-ranges.js';
import type { Speaker } from '../speakers/speakers.js';
import type { Utterance } from '../utterances/utterance.js';
import type { AttributionEvidence } from './attribution.js';
import type { DocumentStyle } from './document-style.js';

/** What a row is judged by, in the order of the weights; those of `*` are 0 for a direct quotation. */
export const ROW_EVIDENCE = [
  'bias',
  'cue',
  'content',
  'direct',
  'direct cue',
  'listed verb',
  'no speaker',
  'length *',
  'read',
  'read direct',
  'uncued',
  'that clause',
  'attitude',
  'noun cue *',
  'modal *',
  'condition *',
  'sentence *',
  'quoted words',
  'name',
  'person or body',
  'he or she',
  'first person *',
  'document *',
  'addressed *',
  'said *',
  'quotations *',
  'utterances *',
  'paper',
  'spoken of *',
] as const;

/** Probabilities are clipped to this distance from 0 and 1. */
const MARGIN = 0.01;

const logit = (chance: number): number => {
  const inside = Math.min(1 - MARGIN, Math.max(MARGIN, chance));
  return Math.log(inside / (1 - inside));
};

const NO_EVIDENCE: AttributionEvidence = {
  isByRule: false,
  isImplied: false,
  cue: 0.5,
  content: 0.5,
};

const { body, document, figure, name, people, person } = WordClass;

/** Values of {@link ROW_EVIDENCE} for an utterance; logarithms are scaled so that all are of the size of 1. */
export function rowEvidence(
  narration: Narration,
  { evidence, content, cue, verb, sentence, nature, speaker }: Utterance,
  { resolution }: Pick<Speaker, 'resolution'>,
  style: DocumentStyle,
): number[] {
  const { isByRule, isImplied, cue: cueChance, content: extent } = evidence ?? NO_EVIDENCE;
  const { words, sentences } = narration;
  const isDirect = kindOf(narration, content) === 'direct';
  const bounds = sentences[sentence]!;
  const { first: start } = cue ?? content[0]!;
  /** The narrator's words in a range. */
  const told = ({ first, end }: UnitRange, some: (u: number) => boolean): boolean => {
    for (let u = Math.max(first, bounds.first); u < end; u++)
      if (!isWithin(u, content) && some(u)) return true;
    return false;
  };
  const units = content.reduce((sum, { first, end }) => sum + end - first, 0);
  /** Nothing of a direct quotation, whose marks say more. */
  const reported = (value: number | boolean): number => (isDirect ? 0 : Number(value));
  return [
    1,
    logit(cueChance),
    logit(extent),
    Number(isDirect),
    isDirect ? logit(cueChance) : 0,
    Number(verb !== null),
    // A speaker found elsewhere in the sentence makes a row no surer than none at all.
    Number((speaker === null && !isToldInPassive(narration, cue, verb)) || isImplied),
    reported(Math.log(units) / 4),
    Number(isByRule),
    Number(isByRule && isDirect),
    Number(evidence === null),
    Number(words[content[0]!.first - 1] === 'that'),
    Number(nature === 'attitude'),
    reported(verb === null && cue !== null && !SOURCE_CUES.has(words[cue.first]!)),
    reported(told({ first: start - MODAL_NEAR, end: cue?.end ?? start }, (u) => isSupposed(narration, u))),
    reported(told({ first: start - CONDITION_NEAR, end: start }, (u) => CONDITION.has(words[u]!))),
    reported(Math.log(bounds.end - bounds.first) / 4),
    reported(Math.min(1, quotedWords(narration, content) / MANY_QUOTED)),
    Number(resolution === 'named' || resolution === 'surname'),
    Number(speaker !== null && tellsOfPeople(narration, speaker)),
    Number(isPronoun(narration, speaker, HE_OR_SHE)),
    reported(isPronoun(narration, speaker, FIRST_PERSON)),
    reported(style.length / 10),
    reported(style.addressed),
    reported(style.said),
    reported(style.quotations),
    reported(style.utterances),
    Number(speaker !== null && (narration.classes[speaker.end - 1]! & document) !== 0),
    // "Is expected to", "is known for": a passive that tells how things are.
    reported(cue !== null && verb?.nature !== 'statement' && isPassive(narration, cue)),
  ];
}

const MODAL: ReadonlySet<string> = new Set('would could may might should can will must shall'.split(' '));
/** Units before a cue in which a modal verb belongs to it. */
const MODAL_NEAR = 3;
/** After a modal verb, what makes a wish or a denied thought of it: `would like`, `could not believe`. */
const REAL_AFTER_MODAL: ReadonlySet<string> = new Set(
  "like love prefer not n't never barely hardly only".split(' '),
);
/** Units before a cue in which a condition is looked for. */
const CONDITION_NEAR = 40;
const CONDITION: ReadonlySet<string> = new Set('if when unless whether whenever once'.split(' '));
const HE_OR_SHE: ReadonlySet<string> = new Set(['he', 'she']);
const FIRST_PERSON: ReadonlySet<string> = new Set('i we my our us me'.split(' '));
/** Quoted words of a content that are more than a phrase. */
const MANY_QUOTED = 8;

/** Whether a unit is a modal verb by which something is only supposed: `might say`. */
const isSupposed = ({ words }: Narration, u: number): boolean =>
  MODAL.has(words[u]!) && !REAL_AFTER_MODAL.has(words[u + 1] ?? '');

/** The tokens between quotation marks in a content. */
function quotedWords(
  { quotationOf, firstTokens, endTokens }: Narration,
  content: readonly UnitRange[],
): number {
  let quoted = 0;
  for (const { first, end } of content)
    for (let u = first; u < end; u++) if (quotationOf[u]! >= 0) quoted += endTokens[u]! - firstTokens[u]! - 2;
  return Math.max(0, quoted);
}

/** Whether a passive tells who was addressed, and may leave out by whom: `were urged to leave`, `is accused of`. */
const isToldInPassive = (narration: Narration, cue: UnitRange | null, verb: ReportingVerb | null): boolean =>
  cue !== null && verb !== null && TELLS.test(verb.base) && isPassive(narration, cue);

const TELLS = /^(?:accuse|advise|assure|inform|notify|remind|tell|urge|warn)$/;

const isPronoun = ({ words }: Narration, phrase: UnitRange | null, some: ReadonlySet<string>): boolean =>
  phrase !== null && phrase.end === phrase.first + 1 && some.has(words[phrase.first]!);

/** Whether a phrase is of people or a body, or a share of them: `the mayor`, `a third of teachers`, `72 percent`. */
function tellsOfPeople({ classes, words }: Narration, { first, end }: UnitRange): boolean {
  if (classes[first]! & figure && /^(?:percent|%|cent)$/.test(words[end - 1]!)) return true;
  for (let u = first; u < end; u++)
    if (classes[u]! & (person | people | body) && !(classes[u]! & name)) return true;
  return false;
}
