import { lastStartingBy, type Span, spanText } from '../../../text/span.js';
import type { Mention, Names } from '../../findings.js';
import type { TextDocument } from '../../text-document.js';
import { lexemeOf } from '../lexicon/lexicon.js';
import { WordClass } from '../lexicon/word-classes.js';

/** A paragraph of a transcript or interview: `LEE: We will win.` */
export interface TranscriptTurn {
  readonly paragraph: number;
  readonly speaker: Span;
  /** The colon. */
  readonly cue: Span;
  readonly content: Span;
}

/** A speaker's label in capitals at the beginning of a paragraph, perhaps after an opening mark. */
const LABEL = /^["“]?((?:\p{Lu}[\p{Lu}'’.-]*)(?: \p{Lu}[\p{Lu}'’.-]*){0,3})(:)\s+/u;
/** Labels in capitals that name no speaker. */
const NO_SPEAKER =
  /^(?:UPDATE|UPDATED|NOTE|READ|READ MORE|WATCH|MORE|RELATED|CORRECTION|EXCLUSIVE|BREAKING|SEE|SEE ALSO|ALSO|PHOTOS?|VIDEO|TRANSCRIPT|FACT|CLAIM|VERDICT|Q&A)$/;
/** The labels of interviews, which name nobody. */
export const IS_QUESTION_OR_ANSWER = /^[QA]$/;
/** Fewest turns of a transcript: a single label in capitals may be anything. */
const MIN_TURNS = 2;
const MAX_LABEL = 60;

/** A name before a colon at the beginning of a paragraph: `Mr Lee: We will win.` */
const NAME_LABEL = /^((?:The )?\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,3})(:)\s+/u;

/** Finds the turns of transcripts. Ascending. */
export function findTranscriptTurns(
  document: TextDocument,
  { mentions }: Pick<Names, 'mentions'>,
): TranscriptTurn[] {
  const turns = turnsAfter(document, LABEL).filter(({ label }) => isSpeaker(label));
  return turns.length >= MIN_TURNS && areVoices(document, mentions, turns)
    ? turns
    : interviewTurns(document, mentions);
}

/** Whether labels in capitals are of people who talk (`LEE: …`, `HOST: …`), not of things (`PRICE: …`). */
function areVoices(
  { text }: TextDocument,
  mentions: readonly Mention[],
  turns: readonly LabelledTurn[],
): boolean {
  const people = new Set(
    mentions.filter(({ type }) => type === 'person').map(({ span }) => lastWord(spanText(text, span))),
  );
  return turns.some(({ label, content }) => {
    const word = lastWord(label);
    return (
      people.has(word) ||
      IS_QUESTION_OR_ANSWER.test(label) ||
      (lexemeOf(word).classes & PEOPLE) !== 0 ||
      text.slice(content.start, content.end).includes('?')
    );
  });
}

const PEOPLE = WordClass.person | WordClass.people;

const lastWord = (label: string): string => label.slice(label.lastIndexOf(' ') + 1).toLowerCase();

/** Whether a label in capitals may name a speaker. */
const isSpeaker = (label: string): boolean =>
  !NO_SPEAKER.test(label) && (label.length >= 2 || IS_QUESTION_OR_ANSWER.test(label));

interface LabelledTurn extends TranscriptTurn {
  readonly label: string;
}

/** The paragraphs that begin with a label, whatever it is. */
function turnsAfter({ text, paragraphs }: TextDocument, pattern: RegExp): LabelledTurn[] {
  const turns: LabelledTurn[] = [];
  paragraphs.forEach((paragraph, index) => {
    const beginning = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + MAX_LABEL));
    if (!beginning.includes(':')) return;
    const match = pattern.exec(beginning);
    if (match === null) return;
    const label = match[1]!;
    const start = paragraph.start + match[0].indexOf(label);
    const colon = start + label.length;
    const isQuoted = match[0].startsWith('"') || match[0].startsWith('“');
    const end =
      isQuoted && /["”]$/.test(text.slice(paragraph.start, paragraph.end))
        ? paragraph.end - 1
        : paragraph.end;
    const contentStart = paragraph.start + match[0].length;
    if (contentStart >= end) return;
    turns.push({
      label,
      paragraph: index,
      speaker: { start, end: colon },
      cue: { start: colon, end: colon + 1 },
      content: { start: contentStart, end },
    });
  });
  return turns;
}

/**
 * The turns of an interview, whose labels are names as they are written elsewhere: two or more who take turns, a person
 * among them, and one who asks. Other labels that come again and again tell of things (`Price: …`).
 */
function interviewTurns(document: TextDocument, mentions: readonly Mention[]): TranscriptTurn[] {
  const byName = new Map<string, LabelledTurn[]>();
  for (const turn of turnsAfter(document, NAME_LABEL)) {
    // "Ann Lee: …" the first time, then "Ms Lee: …".
    const name = turn.label.slice(turn.label.lastIndexOf(' ') + 1);
    const turns = byName.get(name);
    if (turns === undefined) byName.set(name, [turn]);
    else turns.push(turn);
  }
  const voices = [...byName.values()].filter((turns) => turns.length >= MIN_TURNS);
  const asks = (turns: readonly LabelledTurn[]): boolean =>
    2 * turns.filter(({ content }) => document.text.slice(content.start, content.end).includes('?')).length >=
    turns.length;
  const spans = mentions.map(({ span }) => span);
  const isPerson = (turns: readonly LabelledTurn[]): boolean =>
    turns.some(({ speaker }) => {
      const mention = mentions[lastStartingBy(spans, speaker.end - 1)];
      return mention?.type === 'person' && mention.span.end === speaker.end;
    });
  if (voices.length < 2 || !voices.some(asks) || !voices.some(isPerson)) return [];
  return voices.flat().sort((a, b) => a.paragraph - b.paragraph);
}
