import { WordClass } from '../lexicon/word-classes.js';
import type { Attribution } from '../model/attribution.js';
import { isTitleCased } from '../narration/narration.js';
import type { NounPhrase } from '../narration/noun-phrases.js';
import type { ParsedDocument } from '../narration/parsed-document.js';
import { headUnit } from '../narration/phrase-parts.js';
import { lastQuotedToken, quotedTokenCount, type UnitRange } from '../narration/unit-ranges.js';
import { signatureAfterDash, signatureBelow } from './signatures.js';
import { introducedBy, MIN_UNCUED, speakerBefore, uncuedDraft, uncuedQuotation } from './uncued.js';
import type { SpeakerPlace, Utterance, UtteranceDraft } from './utterance.js';

/**
 * Groups the attributions of all sentences into utterances: what goes on after "he said", in the next paragraph or over
 * several paragraphs, is one utterance. Quotations without a cue go to the speaker before them; denied attributions are
 * left out.
 *
 * @param attributionsOf gives the attributions of a sentence, by its index
 */
export function groupUtterances(
  parsed: ParsedDocument,
  attributionsOf: (sentence: number) => readonly Attribution[],
): Utterance[] {
  const drafts: UtteranceDraft[] = [];
  const owners = new Map<number, UtteranceDraft>();
  for (let index = 0; index < parsed.narration.sentences.length; index++) {
    for (const attribution of attributionsOf(index))
      if (attribution.content.length > 0) addAttribution(parsed, drafts, owners, attribution);
    addUnattributed(parsed, drafts, owners, index);
  }
  return drafts.filter(({ isDenied }) => !isDenied);
}

function addAttribution(
  parsed: ParsedDocument,
  drafts: UtteranceDraft[],
  owners: Map<number, UtteranceDraft>,
  attribution: Attribution,
): void {
  const { sentence, content, speaker, cue, verb, nature, isDenied, evidence } = attribution;
  const opening = parsed.narration.quotationOf[content[0]!.first]!;
  const running = opening > 0 ? runningOn(parsed, owners, opening) : undefined;
  if (running !== undefined && !isByAnother(parsed, running, attribution)) {
    // The attribution of a quotation of several paragraphs may stand in the last of them.
    running.content.push(...content);
    running.lastSentence = sentence;
    if (running.cue === null)
      Object.assign(running, { speaker, cue, verb, isDenied, evidence, place: 'here' });
    claim(parsed, owners, content, running);
    return;
  }
  const draft: UtteranceDraft = {
    sentence,
    lastSentence: sentence,
    content: [...content],
    speaker,
    cue,
    verb,
    nature,
    isDenied,
    evidence,
    place: 'here',
  };
  drafts.push(draft);
  // A nickname in marks is nobody's words.
  claim(parsed, owners, speaker === null ? content : [...content, speaker], draft);
}

/** Records that the quotations in these ranges belong to a draft. */
function claim(
  { narration }: ParsedDocument,
  owners: Map<number, UtteranceDraft>,
  ranges: readonly UnitRange[],
  draft: UtteranceDraft,
): void {
  for (const { first, end } of ranges) {
    for (let u = first; u < end; u++)
      if (narration.quotationOf[u]! >= 0) owners.set(narration.quotationOf[u]!, draft);
  }
}

/**
 * The utterance whose last quotation is open at the end of its paragraph, right before the quotation at
 * `quotationIndex`.
 */
function runningOn(
  { quotations }: ParsedDocument,
  owners: Map<number, UtteranceDraft>,
  quotationIndex: number,
): UtteranceDraft | undefined {
  const before = quotations[quotationIndex - 1]!;
  const { firstToken, mark } = quotations[quotationIndex]!;
  const isSameStyle = mark === '' || mark === before.mark || (mark !== '"' && before.mark !== '"');
  return !before.isClosed && before.endToken === firstToken && isSameStyle
    ? owners.get(quotationIndex - 1)
    : undefined;
}

/**
 * Whether an attribution names somebody other than the speaker of the open utterance before it: then a closing mark is
 * missing, and nothing runs on.
 */
function isByAnother(
  { names, narration }: ParsedDocument,
  running: UtteranceDraft,
  { speaker }: Attribution,
): boolean {
  if (running.cue === null || running.speaker === null || speaker === null) return false;
  const entityOf = (phrase: NounPhrase): number | undefined =>
    names.mentions[narration.mentionOf[headUnit(narration, phrase)]!]?.entity;
  const named = entityOf(speaker);
  return named !== undefined && named !== entityOf(running.speaker);
}

/** Adds the quotations of a sentence that no attribution has claimed, to the draft they continue or as new ones. */
function addUnattributed(
  parsed: ParsedDocument,
  drafts: UtteranceDraft[],
  owners: Map<number, UtteranceDraft>,
  index: number,
): void {
  const { narration } = parsed;
  const { first, end } = narration.sentences[index]!;
  const isAlone = standsAlone(parsed, index);
  const signature = isAlone ? signatureBelow(parsed, index) : null;
  for (let u = first; u < end; u++) {
    const quotationIndex = narration.quotationOf[u]!;
    if (quotationIndex < 0 || owners.has(quotationIndex)) continue;
    const running = quotationIndex > 0 && u === first ? runningOn(parsed, owners, quotationIndex) : undefined;
    const draft =
      running ??
      (isAlone
        ? loneQuotation(parsed, drafts, index, u, signature)
        : uncuedQuotation(parsed, drafts, index, u));
    if (draft === null) continue;
    if (drafts.includes(draft, Math.max(0, drafts.length - 4))) {
      draft.content.push({ first: u, end: u + 1 });
      draft.lastSentence = index;
    } else {
      drafts.push(draft);
    }
    owners.set(quotationIndex, draft);
  }
}

/** Whether a sentence is nothing but quotations and punctuation, or a quotation with its signature. */
function standsAlone(parsed: ParsedDocument, index: number): boolean {
  const { narration } = parsed;
  const { first, end } = narration.sentences[index]!;
  if (narration.quotationOf[first]! >= 0 && signatureAfterDash(parsed, index) !== null) return true;
  for (let u = first; u < end; u++) {
    if (!(narration.classes[u]! & (WordClass.quotation | WordClass.punctuation))) return false;
  }
  return true;
}

/**
 * The utterance of a quotation that is a sentence by itself: the one right before it when that is quoted, too, or what
 * the sentence before it reports, else a new one by the speaker before it. Null when the quotation is no utterance.
 *
 * @param signature who signs the quotation in the paragraph after it; null for nobody
 */
function loneQuotation(
  parsed: ParsedDocument,
  drafts: readonly UtteranceDraft[],
  index: number,
  unit: number,
  signature: NounPhrase | null,
): UtteranceDraft | null {
  const { narration } = parsed;
  const last = drafts.at(-1);
  const signed = signatureAfterDash(parsed, index);
  if (signed !== null) return uncuedDraft(index, unit, signed.speaker, signed.cue);
  if (last !== undefined && last.lastSentence === index) return last;
  if (signature !== null) return uncuedDraft(index, unit, signature, null);
  const isSameParagraph =
    index > 0 && narration.sentences[index - 1]!.paragraph === narration.sentences[index]!.paragraph;
  const isNextParagraph =
    index > 0 && narration.sentences[index - 1]!.paragraph === narration.sentences[index]!.paragraph - 1;
  if (isHeading(parsed, index, unit) || beginsHeading(parsed, index)) return null;
  const quoted = isSameParagraph || isNextParagraph ? lastQuoted(parsed, drafts, index - 1) : undefined;
  if (quoted !== undefined) return quoted;
  if (isSameParagraph && last !== undefined && isReportedIn(index - 1, last)) return last;
  if (index > 0 && narration.words[narration.sentences[index - 1]!.end - 1] === ':') {
    return {
      sentence: index,
      lastSentence: index,
      content: [{ first: unit, end: unit + 1 }],
      place: 'here',
      ...introducedBy(parsed, drafts, index - 1),
    };
  }
  const place: SpeakerPlace = isSameParagraph ? 'previous_sentence' : 'previous_paragraph';
  const speaker = speakerBefore(parsed, drafts, index);
  const quotationIndex = narration.quotationOf[unit]!;
  const runsOn = !parsed.quotations[quotationIndex]!.isClosed;
  if (speaker === null && !runsOn && quotedTokenCount(parsed, quotationIndex) < MIN_UNCUED) return null;
  return uncuedDraft(index, unit, speaker, null, place);
}

/** Whether a quotation is all of a paragraph and no sentence, as a heading is: `“A new beginning”`. */
function isHeading(parsed: ParsedDocument, index: number, unit: number): boolean {
  const { sentences, quotationOf } = parsed.narration;
  const { first, end, paragraph } = sentences[index]!;
  return (
    end === first + 1 &&
    sentences[index - 1]?.paragraph !== paragraph &&
    sentences[index + 1]?.paragraph !== paragraph &&
    parsed.quotations[quotationOf[unit]!]!.isClosed &&
    !/^(?:[.?!…,;:—–-]|--+|\.{2,})$/.test(lastQuotedToken(parsed, quotationOf[unit]!))
  );
}

/** Whether a quotation begins a headline between paragraphs: `‘We won!’ Coach Talks of Long Night`. */
function beginsHeading({ document, narration }: ParsedDocument, index: number): boolean {
  const { sentences, words } = narration;
  const { paragraph } = sentences[index]!;
  const next = sentences[index + 1];
  return (
    sentences[index - 1]?.paragraph !== paragraph &&
    next?.paragraph === paragraph &&
    sentences[index + 2]?.paragraph !== paragraph &&
    !/^[.?!:]$/.test(words[next.end - 1]!) &&
    isTitleCased(document.tokens, document.paragraphs[paragraph]!)
  );
}

/**
 * The last utterance up to a sentence that ends in a quotation. Others may stand after it: “…,” said Lee, citing the
 * poll.
 */
function lastQuoted(
  parsed: ParsedDocument,
  drafts: readonly UtteranceDraft[],
  sentence: number,
): UtteranceDraft | undefined {
  for (let i = drafts.length - 1; i >= 0 && drafts[i]!.lastSentence >= sentence; i--)
    if (!drafts[i]!.isDenied && isQuoted(parsed, drafts[i]!)) return drafts[i];
  return undefined;
}

/** Whether a sentence reports in other words what a quotation after it goes on with: `It is late, Lee said. “Go.”` */
const isReportedIn = (sentence: number, draft: UtteranceDraft): boolean =>
  draft.lastSentence === sentence && draft.cue !== null && draft.nature === 'statement' && !draft.isDenied;

const isQuoted = ({ narration }: ParsedDocument, { content }: UtteranceDraft): boolean =>
  narration.quotationOf[content.at(-1)!.first]! >= 0 && content.at(-1)!.end === content.at(-1)!.first + 1;
