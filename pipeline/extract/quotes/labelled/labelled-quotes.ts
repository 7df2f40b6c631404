import { lastStartingBy, type Span } from '../../../text/span.js';
import type { Mention, Names, Quote } from '../../findings.js';
import type { TextDocument } from '../../text-document.js';
import type { EmbeddedPost } from './embedded-posts.js';
import { IS_QUESTION_OR_ANSWER, type TranscriptTurn } from './transcripts.js';

/** Quotes whose speaker a label names: the signature of a post, or the name before a turn of a transcript. */
export function labelledQuotes(
  document: TextDocument,
  names: Names,
  posts: readonly EmbeddedPost[],
  turns: readonly TranscriptTurn[],
): Quote[] {
  if (posts.length + turns.length === 0) return [];
  const spans = names.mentions.map(({ span }) => span);
  const bySurname = entitiesBySurname(names);
  const speakerOf = (label: Span): LabelledSpeaker => readLabel(document, names, spans, bySurname, label);
  return [
    ...posts.map(
      ({ content, author }): Quote => ({
        medium: 'tweet',
        content,
        cue: [],
        ...speakerOf(author),
        speakerResolution: 'signature',
      }),
    ),
    ...turns.map(
      ({ content, speaker, cue }): Quote => ({
        medium: 'speech',
        content: [content],
        cue: [cue],
        ...speakerOf(speaker),
      }),
    ),
  ];
}

type LabelledSpeaker = Omit<Quote, 'medium' | 'content' | 'cue'>;

/** Who speaks after a label that names nobody: `Q:`, `A:`. */
const NOBODY: LabelledSpeaker = {
  kind: 'direct',
  nature: 'statement',
  speaker: [],
  speakerEntity: null,
  speakerName: null,
  speakerNames: [],
  speakerResolution: 'unresolved',
  confidence: null,
};

function readLabel(
  { text }: TextDocument,
  { mentions, entities }: Names,
  spans: readonly Span[],
  bySurname: ReadonlyMap<string, number | null>,
  label: Span,
): LabelledSpeaker {
  const name = text.slice(label.start, label.end);
  if (IS_QUESTION_OR_ANSWER.test(name)) return NOBODY;
  const mention = mentionIn(mentions, spans, label);
  const entity = mention?.entity ?? bySurname.get(name.toLowerCase()) ?? null;
  const speakerName = entity === null ? name : (entities[entity]?.name ?? name);
  return {
    kind: 'direct',
    nature: 'statement',
    speaker: [mention?.span ?? label],
    speakerEntity: entity,
    speakerName,
    speakerNames: [speakerName],
    speakerResolution: mention === undefined || mention.resolution !== 'surname' ? 'named' : 'surname',
    confidence: null,
  };
}

/** The last mention inside a label. */
function mentionIn(mentions: readonly Mention[], spans: readonly Span[], label: Span): Mention | undefined {
  const mention = mentions[lastStartingBy(spans, label.end - 1)];
  return mention !== undefined && mention.span.start >= label.start ? mention : undefined;
}

/** Indexes of entities by full name and by surname, in lower case (`lee` for Ann Lee); null where two share it. */
function entitiesBySurname({ entities }: Names): Map<string, number | null> {
  const found = new Map<string, number | null>();
  entities.forEach(({ name }, index) => {
    const lower = name.toLowerCase();
    for (const key of new Set([lower, lower.slice(lower.lastIndexOf(' ') + 1)])) {
      found.set(key, found.has(key) ? null : index);
    }
  });
  return found;
}
