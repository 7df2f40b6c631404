import { WordClass } from '../lexicon/word-classes.js';
import type { Phrase } from '../narration/noun-phrases.js';
import { headUnit } from '../narration/phrase-parts.js';
import { type MarkedDocument, quotedTokenCount, type UnitRange } from '../narration/unit-ranges.js';
import type { Attribution } from './attribution.js';
import { introducedBy, MIN_UNCUED, signedBelow, speakerBefore, uncued } from './uncued.js';
import type { Draft, SpeakerPlace, Utterance } from './utterance.js';

/**
 * Puts the pieces of one utterance together: what goes on behind "he said", in the next paragraph, or over several
 * paragraphs. Quotations without a cue go to the speaker of what stands before.
 *
 * @param attributionsOf what a sentence states by itself
 */
export function groupUtterances(
  marked: MarkedDocument,
  attributionsOf: (sentence: number) => readonly Attribution[],
): Utterance[] {
  const drafts: Draft[] = [];
  const owners = new Map<number, Draft>();
  for (let index = 0; index < marked.narration.sentences.length; index++) {
    for (const attribution of attributionsOf(index))
      if (attribution.content.length > 0) addAttribution(marked, drafts, owners, attribution);
    addUnclaimed(marked, drafts, owners, index);
  }
  return drafts.filter(({ isDenied }) => !isDenied);
}

function addAttribution(
  marked: MarkedDocument,
  drafts: Draft[],
  owners: Map<number, Draft>,
  attribution: Attribution,
): void {
  const { sentence, content, speaker, cue, verb, nature, isDenied, evidence } = attribution;
  const opening = marked.narration.stretchOf[content[0]!.first]!;
  const running = opening > 0 ? runningOn(marked, owners, opening) : undefined;
  if (running !== undefined && !isByAnother(marked, running, attribution)) {
    // A quotation of several paragraphs whose attribution may stand in its last.
    running.content.push(...content);
    running.lastSentence = sentence;
    if (running.cue === null)
      Object.assign(running, { speaker, cue, verb, isDenied, evidence, place: 'here' });
    claim(marked, owners, content, running);
    return;
  }
  const draft: Draft = {
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
  claim(marked, owners, speaker === null ? content : [...content, speaker], draft);
}

function claim(
  { narration }: MarkedDocument,
  owners: Map<number, Draft>,
  ranges: readonly UnitRange[],
  draft: Draft,
): void {
  for (const { first, end } of ranges) {
    for (let u = first; u < end; u++)
      if (narration.stretchOf[u]! >= 0) owners.set(narration.stretchOf[u]!, draft);
  }
}

/** The utterance whose last stretch was left open at the end of its paragraph, right before `stretch`. */
function runningOn(
  { stretches }: MarkedDocument,
  owners: Map<number, Draft>,
  stretch: number,
): Draft | undefined {
  const before = stretches[stretch - 1]!;
  const { firstToken, mark } = stretches[stretch]!;
  const isSameStyle = mark === '' || mark === before.mark || (mark !== '"' && before.mark !== '"');
  return !before.isClosed && before.endToken === firstToken && isSameStyle
    ? owners.get(stretch - 1)
    : undefined;
}

/**
 * Whether an attribution names somebody else than the utterance before it that was left open: then its closing mark is
 * missing, and nothing runs on.
 */
function isByAnother(
  { names, narration }: MarkedDocument,
  running: Draft,
  { speaker }: Attribution,
): boolean {
  if (running.cue === null || running.speaker === null || speaker === null) return false;
  const entityOf = (phrase: Phrase): number | undefined =>
    names.mentions[narration.mentionOf[headUnit(narration, phrase)]!]?.entity;
  const named = entityOf(speaker);
  return named !== undefined && named !== entityOf(running.speaker);
}

function addUnclaimed(
  marked: MarkedDocument,
  drafts: Draft[],
  owners: Map<number, Draft>,
  index: number,
): void {
  const { narration } = marked;
  const { first, end } = narration.sentences[index]!;
  const isAlone = standsAlone(marked, index);
  for (let u = first; u < end; u++) {
    const stretch = narration.stretchOf[u]!;
    if (stretch < 0 || owners.has(stretch)) continue;
    const running = stretch > 0 && u === first ? runningOn(marked, owners, stretch) : undefined;
    const draft =
      running ?? (isAlone ? continued(marked, drafts, index, u) : uncued(marked, drafts, index, u));
    if (draft === null) continue;
    if (drafts.includes(draft, Math.max(0, drafts.length - 4))) {
      draft.content.push({ first: u, end: u + 1 });
      draft.lastSentence = index;
    } else {
      drafts.push(draft);
    }
    owners.set(stretch, draft);
  }
}

/** Nothing but quotations and punctuation, or a quotation with its signature. */
function standsAlone(marked: MarkedDocument, index: number): boolean {
  const { narration } = marked;
  const { first, end } = narration.sentences[index]!;
  if (narration.stretchOf[first]! >= 0 && signedBelow(marked, index) !== null) return true;
  for (let u = first; u < end; u++) {
    if (!(narration.classes[u]! & (WordClass.quotation | WordClass.punctuation))) return false;
  }
  return true;
}

/**
 * A quotation that is a sentence by itself: it belongs to the utterance right before it when that is quoted too,
 * else it is an utterance of its own by the speaker of what stands before.
 */
function continued(
  marked: MarkedDocument,
  drafts: readonly Draft[],
  index: number,
  unit: number,
): Draft | null {
  const { narration } = marked;
  const last = drafts.at(-1);
  const signed = signedBelow(marked, index);
  if (signed !== null)
    return {
      ...signed,
      sentence: index,
      lastSentence: index,
      content: [{ first: unit, end: unit + 1 }],
      place: 'here',
      verb: null,
      nature: 'statement',
      isDenied: false,
      evidence: null,
    };
  if (last !== undefined && last.lastSentence === index) return last;
  const isSameParagraph =
    index > 0 && narration.sentences[index - 1]!.paragraph === narration.sentences[index]!.paragraph;
  const isNextParagraph =
    index > 0 && narration.sentences[index - 1]!.paragraph === narration.sentences[index]!.paragraph - 1;
  const quoted = isSameParagraph || isNextParagraph ? lastQuoted(marked, drafts, index - 1) : undefined;
  if (quoted !== undefined) return quoted;
  if (index > 0 && narration.words[narration.sentences[index - 1]!.end - 1] === ':') {
    return {
      ...introducedBy(marked, drafts, index - 1),
      sentence: index,
      lastSentence: index,
      content: [{ first: unit, end: unit + 1 }],
      place: 'here',
    };
  }
  const place: SpeakerPlace = isSameParagraph ? 'previous_sentence' : 'previous_paragraph';
  const speaker = speakerBefore(marked, drafts, index);
  const stretch = narration.stretchOf[unit]!;
  const runsOn = !marked.stretches[stretch]!.isClosed;
  if (speaker === null && !runsOn && quotedTokenCount(marked, stretch) < MIN_UNCUED) return null;
  return {
    sentence: index,
    lastSentence: index,
    content: [{ first: unit, end: unit + 1 }],
    speaker,
    place,
    cue: null,
    verb: null,
    nature: 'statement',
    isDenied: false,
    evidence: null,
  };
}

/** The last utterance of a sentence that ends in a quotation; others may stand behind it: “…,” said Lee, citing the poll. */
function lastQuoted(marked: MarkedDocument, drafts: readonly Draft[], sentence: number): Draft | undefined {
  for (let i = drafts.length - 1; i >= 0 && drafts[i]!.lastSentence >= sentence; i--)
    if (!drafts[i]!.isDenied && isQuoted(marked, drafts[i]!)) return drafts[i];
  return undefined;
}

const isQuoted = ({ narration }: MarkedDocument, { content }: Draft): boolean =>
  narration.stretchOf[content.at(-1)!.first]! >= 0 && content.at(-1)!.end === content.at(-1)!.first + 1;
