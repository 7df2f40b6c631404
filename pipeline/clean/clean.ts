import { MARKDOWN_TYPES } from '../ingest/media-types.js';
import type { RecordFields, RecordNote, SourceRecord } from '../ingest/record.js';
import type { PageReading } from '../pages/read-page.js';
import { findBlockEdits } from '../text/markup/markdown-blocks.js';
import { findMarkEdits } from '../text/markup/markdown-marks.js';
import { MARKUP_STEPS } from '../text/markup/markup.js';
import { type Edit, OffsetMap } from '../text/offset-map.js';
import { shortened } from '../text/shortened.js';
import { type Span, spanText } from '../text/span.js';
import { findHead, isSameLine } from './article-head.js';
import { type Body, findBody } from './body.js';
import type { CleanDocument, Removal } from './clean-document.js';
import { givenAuthors } from './given-authors.js';
import { type LinedText, linedTextOf } from './lines.js';
import { findCharacterEdits } from './normalise/characters.js';
import { findWrapEdits } from './normalise/hard-wraps.js';
import { readRecordDate } from './record-date.js';
import { removalEdits, withoutOverlaps } from './removals.js';
import { bylineAuthors } from './rules/bylines.js';
import { CUT_MARK } from './rules/cut-marks.js';
import { publicationDate } from './rules/publication-lines.js';
import type { RuleFinding } from './rules/rule.js';
import { EDGE_RULES, RULES } from './rules/rules.js';
import { pageNotes, withDeclared, withPassages } from './web-page.js';

/** Length at which a value that cannot be read is cut in a message, in UTF-16 units. */
const SHOWN_LENGTH = 60;

/** A text with normalised characters, its map back to the record's text, and the number of edits made. */
interface Normalised {
  readonly text: string;
  readonly map: OffsetMap;
  readonly editCount: number;
}

/**
 * Cleans a record: takes the article out of a web page, normalises its characters, removes what is not part of the
 * article, and finds title, dek and dateline. Fields of the record take precedence over what its page declares, and
 * that over what its text says; properties of its file come last.
 *
 * @param page of `pageOf`; null for a record that is no web page
 */
export function clean(record: SourceRecord, page: PageReading | null = null): CleanDocument {
  const normalised = normalise(record.text, stepsOf(record, page));
  const lined = linedTextOf(normalised.text);
  const plain = RULES.flatMap((rule) => rule(lined));
  const body = findBody(lined, plain);
  const findings = withoutOverlaps(plain.concat(EDGE_RULES.flatMap((rule) => rule(lined, body))));
  const cleaned = OffsetMap.apply(normalised.text, removalEdits(normalised.text, findings));
  // Of a page the headline is no part of the text, whoever says it.
  const title = page === null ? record.fields.title : null;
  const head = linedTextOf(cleaned.text);
  const marks = headMarks(findings, cleaned.map);
  const own = isProperty(record, 'title') && !isShown(head, title) ? findHead(head, null, marks) : null;
  const zones = own?.title == null ? findHead(head, title, marks) : own;
  const shown = shownFields(record, textOf(cleaned.text, own?.title ?? null), lined, body);
  const fields = page === null ? { ...record.fields, ...shown } : withDeclared(record.fields, page.metadata);
  const areOfPage = page !== null && record.fields.authors.length === 0;
  const authors = areOfPage ? fields.authors : givenAuthors(fields.authors);
  const givenDate = fields.publishedAt === null ? null : readRecordDate(fields.publishedAt);
  return {
    text: cleaned.text,
    map: cleaned.map.after(normalised.map),
    removals: withPassages(
      findings.map((finding) => removalOf(finding, normalised.map)),
      page?.removals ?? [],
    ),
    titleSpan: zones.title,
    dekSpan: zones.dek,
    datelineSpan: zones.dateline,
    formalNames: findings.flatMap(({ start, formalName: name }) =>
      name === undefined ? [] : [{ nameEnd: cleaned.map.fromSource(start), name }],
    ),
    title: fields.title ?? textOf(cleaned.text, zones.title),
    dek: page?.metadata.dek?.value ?? textOf(cleaned.text, zones.dek),
    url: fields.url,
    authors: authors.length > 0 ? authors : bylineAuthors(lined),
    publisher: fields.publisher ?? zones.agency,
    publishedAt: givenDate ?? publicationDate(lined, body),
    modifiedAt: readRecordDate(fields.modifiedAt ?? ''),
    retrievedAt: readRecordDate(fields.retrievedAt ?? ''),
    section: fields.section ?? null,
    declaredLanguage: fields.language ?? null,
    page,
    notes: [
      ...(record.notes ?? []),
      ...(givenDate === null && fields.publishedAt !== null ? [unreadableDate(fields.publishedAt)] : []),
      ...(findings.some(({ rule }) => rule === CUT_MARK) ? [CUT_OFF] : []),
      ...(page === null ? [] : pageNotes(page)),
    ],
    editCount: normalised.editCount,
  };
}

/** Whether a field of a record is a property of its file, and not given beside it. */
const isProperty = ({ areFieldsOfFile = false, given }: SourceRecord, name: keyof RecordFields): boolean =>
  areFieldsOfFile && given?.[name] === undefined;

/** Lines at the head of a text in which a title that is a property of its file is looked for. */
const TITLE_LINES = 5;

/** Whether a text begins with a title, if below a section or a date. */
const isShown = ({ lines }: LinedText, title: string | null): boolean =>
  title !== null && lines.slice(0, TITLE_LINES).some((line) => isSameLine(line, title));

/** What the text shows of the fields that its record has from the properties of a file. */
function shownFields(
  record: SourceRecord,
  title: string | null,
  lined: LinedText,
  body: Body,
): Partial<RecordFields> {
  const authors = isProperty(record, 'authors') ? bylineAuthors(lined) : [];
  const publishedAt = isProperty(record, 'publishedAt') ? publicationDate(lined, body) : null;
  return {
    ...(title === null ? {} : { title }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(publishedAt === null ? {} : { publishedAt }),
  };
}

type NormalisingStep = (text: string) => readonly Edit[];

/** In order; each takes the text as the one before it left it. */
const TEXT_STEPS: readonly NormalisingStep[] = [...MARKUP_STEPS, findCharacterEdits, findWrapEdits];

const MARKDOWN_STEPS: readonly NormalisingStep[] = [findBlockEdits, findMarkEdits, ...TEXT_STEPS];

function stepsOf({ mediaType }: SourceRecord, page: PageReading | null): readonly NormalisingStep[] {
  if (page !== null) return [() => page.edits, findCharacterEdits];
  return MARKDOWN_TYPES.includes(mediaType) ? MARKDOWN_STEPS : TEXT_STEPS;
}

function normalise(source: string, steps: readonly NormalisingStep[]): Normalised {
  let text = source;
  let map: OffsetMap | null = null;
  let editCount = 0;
  for (const step of steps) {
    const edits = step(text);
    if (edits.length === 0) continue;
    const edited = OffsetMap.apply(text, edits);
    text = edited.text;
    map = map === null ? edited.map : edited.map.after(map);
    editCount += edits.length;
  }
  return { text, map: map ?? OffsetMap.identity(source.length), editCount };
}

const removalOf = ({ kind, rule, start, end }: RuleFinding, map: OffsetMap): Removal => ({
  kind,
  rule,
  source: map.toSource({ start, end }),
});

/** Offsets of removed bylines and publication lines, which separate the head of an article from its body. */
const headMarks = (findings: readonly RuleFinding[], map: OffsetMap): number[] =>
  findings.filter(({ kind }) => kind === 'other').map(({ start }) => map.fromSource(start));

const textOf = (text: string, span: Span | null): string | null =>
  span === null ? null : spanText(text, span);

/** Of a record that was cut off where its text came from. */
export const CUT_OFF: RecordNote = {
  code: 'partial_text',
  message: 'its source cut the text off; fetch the whole article if you need it',
};

const unreadableDate = (given: string): RecordNote => ({
  code: 'unreadable_date',
  message: `its date cannot be read (${shortened(given, SHOWN_LENGTH)}); write it as 2024-05-31 or 2024-05-31T10:00:00Z`,
});
