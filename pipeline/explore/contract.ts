import type { Judgement, Part, ReviewedTable } from '../review/parts.js';
import type { EntityRow, QuarantineRow, TableRows } from '../schema/rows.js';
import type { Duplicates, Order } from './asked-values.js';
import type { Packed } from './packed.js';
import type { Places, ShownRow } from './shown-columns.js';

/*
 * What the pages of `pipeline explore` ask, and what they are given: JSON over HTTP, or the data within a report. All
 * offsets count UTF-16 units, as scripts in a browser do; the rows themselves keep those of the export.
 */

/** Tables whose rows a reader looks at, and judges. */
export type ViewedTable = ReviewedTable;

/** One piece of a long list. */
export interface Page<Item> {
  /** Of all pieces. */
  readonly total: number;
  readonly offset: number;
  readonly items: readonly Item[];
  /** A query that gives these rows, all pieces, in `pipeline query`. */
  readonly sql: string;
}

/** Where in a list to begin, and how many items to give; 50 where nothing is said, 500 at most. */
export interface Paging {
  readonly offset?: number;
  readonly limit?: number;
}

/** When an article was published: days as `2024-05-14`, both included. */
export interface Period {
  readonly from?: string;
  readonly to?: string;
  /** Only what has no day. */
  readonly undated?: boolean;
}

export interface Count {
  /** Null for what does not say. */
  readonly name: string | null;
  readonly count: number;
}

export interface Timeline {
  readonly unit: 'day' | 'month' | 'year' | 'decade';
  /** Ascending, one for each unit between the first and the last, empty ones too. `at` is the unit's first day. */
  readonly points: readonly { readonly at: string; readonly counts: readonly number[] }[];
  /** What each of a point's counts counts: `articles`, `quotes`. */
  readonly series: readonly string[];
  /** Rows that have no place in time, for each of the series. */
  readonly undated: readonly number[];
}

/** Counts of values between bounds; `bounds` has one more element than `counts`. */
export interface Histogram {
  readonly bounds: readonly number[];
  readonly counts: readonly number[];
  /** Whether the bounds are powers of ten. */
  readonly isLogarithmic: boolean;
}

/** What every answer about an article's rows says of the article. */
export interface ArticleReference {
  readonly docId: string;
  readonly title: string | null;
  readonly publisher: string | null;
  /** As given: ISO 8601. */
  readonly publishedAt: string | null;
}

/** GET overview */
export interface Overview {
  readonly runId: string | null;
  readonly version: string | null;
  readonly articles: number;
  readonly words: number;
  readonly publishers: number;
  readonly duplicates: number;
  /** Records and rows in quarantine. */
  readonly quarantined: readonly Count[];
  /** The first and the last day of publication; null where no article has one. */
  readonly period: { readonly first: string; readonly last: string } | null;
  /** Those with most articles; GET publishers has all. */
  readonly byPublisher: readonly Count[];
  readonly byLanguage: readonly Count[];
  readonly byStatus: readonly Count[];
  /** Rows of each table. */
  readonly rows: Readonly<Record<ViewedTable, number>>;
  readonly timeline: Timeline;
  readonly speakers: readonly SpeakerItem[];
  readonly entities: readonly EntityItem[];
  readonly confidence: readonly ConfidenceBins[];
  /** The precision that a reader found; null where nothing was judged. */
  readonly precision: readonly PrecisionLine[] | null;
}

export interface SpeakerItem {
  readonly entityId: string;
  readonly name: string;
  readonly type: EntityRow['type'];
  readonly utterances: number;
  readonly quotes: number;
  readonly documents: number;
}

export interface EntityItem {
  readonly entityId: string;
  readonly name: string;
  readonly type: EntityRow['type'];
  readonly wikidataId: string | null;
  readonly mentions: number;
  readonly documents: number;
  readonly utterances: number;
}

/** How many rows have a confidence from 0 up to 0.1, from 0.1 up to 0.2 … from 0.9 up to 1. */
export interface ConfidenceBins {
  readonly table: ViewedTable;
  readonly bins: readonly number[];
  /** Rows without a confidence. */
  readonly without: number;
}

/** The precision of some rows as a reader judged them. */
export interface PrecisionLine {
  readonly table: ViewedTable;
  /** What the rows have in common; null for all of a table. */
  readonly group: { readonly by: 'kind' | 'confidence'; readonly name: string } | null;
  readonly judged: number;
  readonly right: number;
  readonly unsure: number;
  /** 95 % interval around `precision`; all null where nothing was judged right or wrong. */
  readonly precision: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** What the rows' confidence promised. */
  readonly promised: number | null;
}

/** GET choices: what the filters offer. */
export interface Choices {
  readonly publishers: readonly Count[];
  readonly sections: readonly Count[];
  readonly languages: readonly Count[];
  readonly statuses: readonly Count[];
  readonly quoteKinds: readonly Count[];
  readonly media: readonly Count[];
  readonly natures: readonly Count[];
  readonly numberKinds: readonly Count[];
  readonly units: readonly Count[];
  readonly dateKinds: readonly Count[];
  readonly quarantineCodes: readonly Count[];
  readonly quarantineTables: readonly Count[];
}

/** GET quotes */
export interface QuoteFilter extends Paging, Period {
  /** Words of the text, in any case, with or without accents. */
  readonly text?: string;
  /** An entity id, or `none` for quotes whose speaker is not resolved. */
  readonly speaker?: string;
  /** Part of the speaker's name, in any case, with or without accents. */
  readonly speakerName?: string;
  readonly kind?: string;
  readonly medium?: string;
  readonly nature?: string;
  readonly publisher?: string;
  readonly docId?: string;
  readonly utterance?: string;
  /** Confidence, 0 to 1; both included. */
  readonly least?: number;
  readonly most?: number;
  readonly sort?: Order<'quotes'>;
  /** One item for each utterance: its first quotation, with how often it is repeated. */
  readonly grouped?: boolean;
}

export interface QuoteItem extends ArticleReference {
  readonly quoteId: string;
  readonly kind: TableRows['quotes']['kind'];
  readonly nature: TableRows['quotes']['nature'];
  readonly medium: TableRows['quotes']['medium'];
  readonly text: string;
  readonly speakerText: string | null;
  readonly speakerName: string | null;
  readonly speakerEntityId: string | null;
  readonly resolution: TableRows['quotes']['speaker_resolution'];
  readonly cue: string | null;
  readonly confidence: number | null;
  readonly utteranceId: string;
  /** Quotations of the utterance in the whole corpus. */
  readonly repetitions: number;
}

/** GET entities */
export interface EntityFilter extends Paging {
  readonly text?: string;
  readonly type?: string;
  readonly sort?: Order<'entities'>;
}

/** GET entity?id= */
export interface EntityView extends EntityItem {
  readonly aliases: readonly { readonly text: string; readonly count: number }[];
  /** Series: mentions, quotes. */
  readonly timeline: Timeline;
  /** Entities in the same sentences, most frequent first. */
  readonly beside: readonly (EntityItem & { readonly together: number })[];
}

/** GET mentions?entity= */
export interface MentionFilter extends Paging, Period {
  readonly entity?: string;
  readonly type?: string;
  readonly publisher?: string;
  /** Confidence, as for quotes. */
  readonly least?: number;
  readonly most?: number;
}

export interface MentionItem extends ArticleReference {
  readonly mentionId: string;
  readonly type: EntityRow['type'];
  readonly entityId: string;
  readonly entityName: string;
  readonly resolution: TableRows['mentions']['resolution'];
  readonly confidence: number | null;
  /** The mention in its context: what stands before it, the mention itself, what stands after it. */
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** GET articles */
export interface ArticleFilter extends Paging, Period {
  /** Words of title or text. */
  readonly text?: string;
  readonly publisher?: string;
  readonly language?: string;
  readonly status?: string;
  readonly duplicates?: Duplicates;
  readonly sort?: Order<'articles'>;
}

export interface ArticleItem extends ArticleReference {
  readonly authors: readonly string[];
  readonly words: number;
  readonly quotes: number;
  readonly status: TableRows['documents']['extraction_status'];
  readonly language: string | null;
  readonly duplicateOf: string | null;
}

/** GET article?id= */
export interface ArticleView {
  readonly article: PackedArticle;
  /** The articles before and after this one in the corpus. */
  readonly previous: ArticleReference | null;
  readonly next: ArticleReference | null;
}

/** An article with all that was found in it: `openedArticle` puts rows and marks together again. */
export interface PackedArticle {
  /** The row of the documents, but for its text. */
  readonly document: Omit<TableRows['documents'], 'text'>;
  readonly text: string;
  /** The rows of each table, ascending by start, the longer first. */
  readonly rows: { readonly [Table in ViewedTable]: Packed<FoundRow<Table>> };
  readonly removals: Packed<Removal>;
}

/** A row as it is shown, and what else is needed to show it. */
export type FoundRow<Table extends ViewedTable> = ShownRow<Table> & Besides[Table];

interface Besides {
  readonly quotes: {
    readonly content_spans: Places;
    readonly speaker_spans: Places;
    readonly cue_spans: Places;
  };
  /** Of the entity; null where there is none. */
  readonly mentions: { readonly entity_name: string | null };
  readonly numbers: unknown;
  readonly dates: unknown;
}

/** An article as a page works with it. */
export interface OpenedArticle extends Pick<PackedArticle, 'document' | 'text'> {
  /** In the order of the text. */
  readonly rows: readonly ViewedRow[];
  /** Ascending by start, the longer first. They may overlap. */
  readonly marks: readonly Mark[];
  readonly removals: readonly Removal[];
}

/** A stretch of the text that a row names. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** Index of the row among `rows`. */
  readonly row: number;
  readonly role: 'quotation' | 'speaker' | 'cue' | 'name' | 'number' | 'date';
}

export type ViewedRow = {
  readonly [Table in ViewedTable]: {
    readonly table: Table;
    readonly id: string;
    readonly confidence: number | null;
    /** Of the entity that a mention names; null for any other row. */
    readonly entityName: string | null;
    readonly row: FoundRow<Table>;
  };
}[ViewedTable];

/** What cleaning took out. */
export interface Removal {
  /** Where it stood, in code points; an opened article has it in UTF-16 units. */
  readonly at: number;
  readonly kind: TableRows['removals']['kind'];
  readonly rule: string;
  readonly text: string;
}

/** GET publishers */
export interface PublisherFilter extends Paging {
  readonly text?: string;
  readonly sort?: Order<'publishers'>;
}

export interface PublisherItem {
  readonly name: string;
  readonly articles: number;
  readonly words: number;
  readonly quotes: number;
  /** The first and the last day of publication; null where no article has one. */
  readonly first: string | null;
  readonly last: string | null;
}

/** GET quarantine */
export interface QuarantineFilter extends Paging {
  /** Words of the reason or of the file's name. */
  readonly text?: string;
  readonly code?: string;
  readonly table?: string;
}

/** A record that could not be read, or a row that broke its schema. */
export interface QuarantineItem {
  readonly table: QuarantineRow['table_name'];
  readonly docId: string | null;
  /** Whether the corpus has the article, whose row was refused. */
  readonly hasArticle: boolean;
  readonly file: string;
  readonly line: number | null;
  readonly code: QuarantineRow['code'];
  readonly reason: string;
  /** To the wrong value within the row. */
  readonly pointer: string | null;
  /** The row as JSON, or its beginning. */
  readonly row: string | null;
}

/** GET numbers, GET numbers/histogram */
export interface NumberFilter extends Paging, Period {
  readonly text?: string;
  readonly kind?: string;
  readonly unit?: string;
  readonly counted?: string;
  readonly publisher?: string;
  /** Confidence, as for quotes. */
  readonly least?: number;
  readonly most?: number;
  /** The value; both included. A range is within if its lower end is. */
  readonly leastValue?: number;
  readonly mostValue?: number;
  readonly sort?: Order<'numbers'>;
}

export interface NumberItem extends ArticleReference {
  readonly numberId: string;
  readonly kind: TableRows['numbers']['kind'];
  readonly value: number | null;
  readonly valueLow: number | null;
  readonly valueHigh: number | null;
  readonly unit: string | null;
  readonly counted: string | null;
  readonly isApproximate: boolean;
  readonly confidence: number | null;
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** GET dates, GET dates/timeline (by the days that the texts speak of; `from` and `to` are days of publication) */
export interface DateFilter extends Paging, Period {
  readonly text?: string;
  readonly kind?: string;
  readonly publisher?: string;
  /** Days that the text speaks of. */
  readonly about?: string;
  readonly aboutTo?: string;
  /** Only what is not resolved to a day. */
  readonly unresolved?: boolean;
  /** Confidence, as for quotes. */
  readonly least?: number;
  readonly most?: number;
  readonly sort?: Order<'dates'>;
}

export interface DateItem extends ArticleReference {
  readonly dateId: string;
  readonly kind: TableRows['dates']['kind'];
  readonly timex: string;
  readonly value: string | null;
  readonly confidence: number | null;
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** GET review?table=&size=&seed=: a sample to judge, in the order in which it was drawn. */
export interface ReviewView {
  readonly table: ViewedTable;
  readonly size: number;
  readonly seed: number;
  readonly items: readonly ReviewItem[];
}

export interface ReviewItem extends ArticleReference {
  readonly row: ViewedRow;
  /** The passage around the row, and its marks within the passage (`row` is 0 in each). */
  readonly passage: string;
  readonly marks: readonly Mark[];
  /** How it was judged; null where it was not, or has changed since. */
  readonly verdict: Verdict | null;
}

/** POST verdict, with the table and the id of the row. */
export interface Verdict {
  readonly verdict: Judgement;
  /** What is wrong of a wrong row. */
  readonly parts: readonly Part[];
}

export interface VerdictRequest extends Verdict {
  readonly table: ViewedTable;
  readonly id: string;
  readonly reviewer: string | null;
  /** Of the sample that the row was drawn with; null for a row that the reader picked. */
  readonly seed: number | null;
}

/** GET review/summary */
export interface ReviewSummary {
  readonly lines: readonly PrecisionLine[];
  /** Verdicts on rows that have changed or gone since; they do not count. */
  readonly outdated: number;
}

/** What a request that cannot be answered is told, with a status of 400 and up. */
export interface Failure {
  readonly error: string;
}

/** What the pages are given, by the path below `/api/`. */
export interface Answers {
  readonly overview: { readonly asks: Record<never, never>; readonly gives: Overview };
  readonly choices: { readonly asks: Record<never, never>; readonly gives: Choices };
  readonly quotes: { readonly asks: QuoteFilter; readonly gives: Page<QuoteItem> };
  readonly entities: { readonly asks: EntityFilter; readonly gives: Page<EntityItem> };
  readonly entity: { readonly asks: { readonly id: string }; readonly gives: EntityView };
  readonly mentions: { readonly asks: MentionFilter; readonly gives: Page<MentionItem> };
  readonly articles: { readonly asks: ArticleFilter; readonly gives: Page<ArticleItem> };
  readonly article: { readonly asks: { readonly id: string }; readonly gives: ArticleView };
  readonly publishers: { readonly asks: PublisherFilter; readonly gives: Page<PublisherItem> };
  readonly numbers: { readonly asks: NumberFilter; readonly gives: Page<NumberItem> };
  readonly 'numbers/histogram': { readonly asks: NumberFilter; readonly gives: Histogram };
  readonly dates: { readonly asks: DateFilter; readonly gives: Page<DateItem> };
  readonly 'dates/timeline': { readonly asks: DateFilter; readonly gives: Timeline };
  readonly quarantine: { readonly asks: QuarantineFilter; readonly gives: Page<QuarantineItem> };
  readonly review: {
    readonly asks: Pick<ReviewView, 'table' | 'size' | 'seed'> & { readonly reviewer?: string };
    readonly gives: ReviewView;
  };
  readonly 'review/summary': { readonly asks: Record<never, never>; readonly gives: ReviewSummary };
}

export type View = keyof Answers;

/** The data of a report, within the page: what its views are answered from. */
export interface ReportData {
  readonly overview: Overview;
  readonly choices: Choices;
  readonly publishers: readonly PublisherItem[];
  /** Those that the articles or the overview name, with the names that the texts have for them. */
  readonly entities: Packed<EntityItem & { readonly aliases: readonly string[] }>;
  readonly articles: readonly PackedArticle[];
  /** How often utterances are quoted in the whole corpus, of those that are quoted more than once. */
  readonly repetitions: Readonly<Record<string, number>>;
  /** Articles that were left out, because the page would have become too large; 0 where all are here. */
  readonly leftOut: number;
}
