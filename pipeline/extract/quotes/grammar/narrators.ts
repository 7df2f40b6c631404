import { SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import type { NounPhrase } from '../narration/noun-phrases.js';
import { containsQuotation, firstWithout, type UnitRange } from '../narration/unit-ranges.js';
import { FORM_OF_BE } from './verb-groups.js';

const {
  adverb,
  auxiliary,
  capitalised,
  conjunction,
  finite,
  name,
  negation,
  preposition,
  punctuation,
  subjectPronoun,
  verb: verbForm,
} = WordClass;

/**
 * Whether a thought or saying is the narrator's alone, because the text has nobody else for it: `This suggests that`,
 * `Considering that`, `It is important to remember that`, `hopes of a truce lifted stocks`. Passives may leave out who
 * said it (`is expected to leave`). So are cues that were misread, whoever seems to speak: `was also`, `From the
 * station, (Ann Lee reports)`.
 *
 * @param low first unit of the sentence
 */
export function isNarrators(
  narration: Narration,
  { speaker, cue, content }: { speaker: NounPhrase | null; cue: UnitRange; content: readonly UnitRange[] },
  low: number,
): boolean {
  if (content.some((range) => containsQuotation(narration, range))) return false;
  const verb = firstWithout(narration, cue, auxiliary | adverb | negation);
  if (isEmpty(narration, cue) || isAgent(narration, cue, content) || isSubject(narration, cue)) return true;
  if (speaker !== null && isHeadNoun(narration, speaker, cue)) return true;
  if (isAdverbial(narration, cue, content) || isImpersonal(narration, cue)) return true;
  if (speaker !== null) return isPointer(narration, speaker) && isEvidence(narration, cue);
  return (
    isBareInfinitive(narration, verb) ||
    isUnowned(narration, verb, low) ||
    isNoun(narration, cue, low) ||
    isStateOfThings(narration, cue)
  );
}

/** Whether a cue has no word that says anything: `was also`. */
function isEmpty({ classes, words }: Narration, { first, end }: UnitRange): boolean {
  for (let u = first; u < end; u++)
    if (!(classes[u]! & (auxiliary | adverb | negation | punctuation)) || words[u] === ':') return false;
  return true;
}

/** What the narrator thinks of saying something, or of who does: `it is (fair) to say`. */
const JUDGES_SAYING =
  /^(?:important|essential|crucial|vital|critical|necessary|imperative|wise|fair|unfair|safe|hard|easy|difficult|tempting|bizarre|strange|odd|absurd|wrong|naive|reasonable|logical|best|better|good|interesting|surprising|disappointing|useful|helpful|premature|misleading)$/;

/** Whether nobody says something, but it would be so or so to say it: `It is fair to say that`. */
function isImpersonal({ words, classes }: Narration, { first, end }: UnitRange): boolean {
  let to = end - 2;
  while (to > first && words[to] !== 'to') to--;
  let u = words[to - 1] === 'not' ? to - 2 : to - 1;
  if (words[to] !== 'to' || !JUDGES_SAYING.test(words[u] ?? '')) return false;
  u--;
  while (u > 0 && classes[u]! & (adverb | auxiliary) && !/^it/.test(words[u]!)) u--;
  if (/^['’]s$/.test(words[u] ?? '')) u--;
  return /^it(?:['’]s)?$/.test(words[u] ?? '');
}

/** Whether what follows "by" was taken for what was said: `the views expressed by experts`. */
function isAgent({ words }: Narration, { first, end }: UnitRange, content: readonly UnitRange[]): boolean {
  const by = words[end] === 'by' ? end : end - 1;
  const agent = content[0]?.first ?? by;
  const isPassive = by > first && words[by] === 'by' && /(?:ed|en)$/.test(words[by - 1]!);
  return isPassive && agent === by + 1 && !words[agent]!.endsWith('ing');
}

/** Whether a cue is a noun and the subject of a form of "be": `the last note (was late)`. */
function isSubject({ words, classes, lexemes }: Narration, { first, end }: UnitRange): boolean {
  // "Which Lee claims is safe": the verb of a speaker.
  if ((classes[first - 1] ?? 0) & (name | subjectPronoun | SPEAKER_NOUN)) return false;
  const noun = lexemes[end - 1]!.verb;
  return noun?.isNounToo === true && FORM_OF_BE.test(words[end] ?? '');
}

/** Whether a cue is the noun that its speaker describes: `each (note)`, `its latest economic (forecast)`. */
function isHeadNoun(
  { words, classes, lexemes }: Narration,
  { first, end }: NounPhrase,
  cue: UnitRange,
): boolean {
  const verb = lexemes[cue.first]!.verb;
  if (verb?.form !== 'base' || !verb.isNounToo || cue.first !== end) return false;
  const last = end - 1;
  if (!/^(?:each|every|an?|its|his|her|their|the)$/.test(words[first]!)) return false;
  // "The staff claim", "the French claim", "the rest claim".
  return (
    !(classes[last]! & (name | capitalised | SPEAKER_NOUN | WordClass.figure)) &&
    !/s$|^(?:rest|majority|minority|public|number|pair|couple|trio|rich|poor|young|old|former|latter|two|three|four)$/.test(
      words[last]!,
    )
  );
}

/** Whether all that stands before a cue is where or when it was said: `From the station, (Ann Lee reports).` */
function isAdverbial(narration: Narration, { first }: UnitRange, content: readonly UnitRange[]): boolean {
  const [range] = content;
  if (range === undefined || content.length > 1 || range.end > first) return false;
  const isPhrase =
    (narration.classes[range.first]! & preposition) !== 0 && !(narration.classes[range.first]! & name);
  return isPhrase && !isElliptical(narration, range) && !looksVerbal(narration, range);
}

/** Whether a phrase is what was said, without its verb: `At least three dead`, `Without a deal, no chance`. */
function isElliptical({ classes, words }: Narration, { first, end }: UnitRange): boolean {
  if (/^(?:least|most)$/.test(words[first + 1] ?? '')) return true;
  for (let u = first; u < end; u++) if (words[u] === ',' || classes[u]! & WordClass.figure) return true;
  return false;
}

/** Whether a word of a range looks like a verb, plurals included; names do not. */
function looksVerbal({ classes, words }: Narration, { first, end }: UnitRange): boolean {
  for (let u = first; u < end; u++) {
    const bits = classes[u]!;
    if (bits & (name | capitalised)) continue;
    if (bits & (auxiliary | finite | verbForm | subjectPronoun) || /(?:ed|[^s]s)$/.test(words[u]!))
      return true;
  }
  return false;
}

/** Whether a pronoun points at what the narrator has told: `This shows`, `It rained, which shows`. */
function isPointer({ words, classes }: Narration, { first, end }: NounPhrase): boolean {
  if (end > first + 1) return false;
  const before = classes[first - 1] ?? punctuation;
  if (/^(?:this|these)$/.test(words[first]!)) return true;
  if (words[first] === 'that') return first === 0 || (before & punctuation) !== 0;
  if (words[first] !== 'which' || words[first - 1] !== ',') return false;
  return !((classes[first - 2] ?? 0) & (name | SPEAKER_NOUN));
}

function isEvidence({ lexemes }: Narration, { first, end }: UnitRange): boolean {
  for (let u = first; u < end; u++) if (EVIDENCE.test(lexemes[u]!.verb?.base ?? '')) return true;
  return false;
}

const EVIDENCE =
  /^(?:suggest|show|indicate|confirm|signal|reveal|imply|underscore|underline|explain|convince|read|find)$/;

/** Whether an infinitive has nobody who does it: `It is wise to remember that`, `helps explain why`. */
const isBareInfinitive = ({ words }: Narration, u: number): boolean =>
  /^(?:to|helps?|let|let['’]s)$/.test(words[u - 1] ?? '');

/**
 * Whether a gerund or imperative begins the sentence, or follows its first preposition: `Considering that`, `By saying
 * that`, `Say you sell fish`.
 */
function isUnowned({ words, classes, lexemes }: Narration, u: number, low: number): boolean {
  let first = u;
  while (
    first > low &&
    classes[first - 1]! & (adverb | conjunction | auxiliary | negation) &&
    !(classes[first - 1]! & name)
  )
    first--;
  if (classes[first - 1]! & preposition && first - 1 === low) first--;
  if (first > low && words[first - 1] !== "'s" && words[first - 1] !== '’s') return false;
  const verb = lexemes[u]!.verb;
  // "Citing the law, the mayor …": a statement has the subject after it for its speaker.
  if (words[u]!.endsWith('ing')) return verb?.nature !== 'statement';
  return verb === null ? classes[u] === 0 && !/(?:ed|s)$/.test(words[u]!) : verb.form === 'base';
}

/**
 * Whether a cue is a noun whose owner the text does not name: `hopes of a truce`, `Complaints that it is late are
 * right`.
 *
 * @param low first unit of the sentence
 */
function isNoun({ words, classes, lexemes }: Narration, { first, end }: UnitRange, low: number): boolean {
  let noun = end - 1;
  while (noun > first && classes[noun]! & preposition) noun--;
  const verb = lexemes[noun]!.verb;
  if (verb !== null ? !verb.isNounToo : /(?:ed|ing)$/.test(words[noun]!)) return false;
  if (first === low && noun === first && /[^s]s$/.test(words[noun]!)) return true;
  const before = classes[first - 1] ?? punctuation;
  const isAfterSubject = before & (auxiliary | conjunction | adverb | name | SPEAKER_NOUN);
  return noun < end - 1 && /^(?:of|for|about|over|in)$/.test(words[end - 1]!) && !isAfterSubject;
}

/** Whether a cue tells how things are: `it is clear that`; not what is said of them (`is expected to`). */
function isStateOfThings({ words, classes, lexemes }: Narration, { first, end }: UnitRange): boolean {
  let last = end - 1;
  while (last > first && classes[last]! & preposition) last--;
  let isBe = false;
  for (let u = Math.max(0, first - 1); u < last; u++)
    if (FORM_OF_BE.test(words[u]!) || /^(?:it)?['’]s$/.test(words[u]!)) isBe = true;
  const isParticiple = lexemes[last]!.verb !== null || /(?:ed|ing|en)$/.test(words[last]!);
  return isBe && !isParticiple;
}
