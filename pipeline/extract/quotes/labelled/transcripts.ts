import type { Span } from '../../../text/span.js';
import type { TextDocument } from '../../text-document.js';

/** A paragraph of a transcript: `LEE: We will win.` */
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

/** Finds the turns of transcripts. Ascending. */
export function findTranscriptTurns({ text, paragraphs }: TextDocument): TranscriptTurn[] {
  const turns: TranscriptTurn[] = [];
  paragraphs.forEach((paragraph, index) => {
    const beginning = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + MAX_LABEL));
    if (!beginning.includes(':')) return;
    const match = LABEL.exec(beginning);
    if (match === null || NO_SPEAKER.test(match[1]!)) return;
    if (match[1]!.length < 2 && !IS_QUESTION_OR_ANSWER.test(match[1]!)) return;
    const start = paragraph.start + match[0].indexOf(match[1]!);
    const colon = start + match[1]!.length;
    const isQuoted = match[0].startsWith('"') || match[0].startsWith('“');
    const end =
      isQuoted && /["”]$/.test(text.slice(paragraph.start, paragraph.end))
        ? paragraph.end - 1
        : paragraph.end;
    const contentStart = paragraph.start + match[0].length;
    if (contentStart >= end) return;
    turns.push({
      paragraph: index,
      speaker: { start, end: colon },
      cue: { start: colon, end: colon + 1 },
      content: { start: contentStart, end },
    });
  });
  return turns.length >= MIN_TURNS ? turns : [];
}
